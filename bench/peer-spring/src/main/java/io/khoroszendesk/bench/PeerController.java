package io.khoroszendesk.bench;

import io.khoroszendesk.bench.translation.Cases;
import io.khoroszendesk.bench.translation.Customers;
import io.khoroszendesk.bench.translation.Khoros;
import io.khoroszendesk.bench.translation.Zendesk;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.server.ResponseStatusException;

/** Four operations and nothing around them, as in the bare peer. */
@RestController
@RequestMapping("/api/v1")
class PeerController {

    private final RestClient zendesk;
    private final String key;

    PeerController(RestClient zendesk, @Value("${khoros.key}") String key) {
        this.zendesk = zendesk;
        this.key = key;
    }

    @PostMapping("/customer/bestmatch")
    List<Map<String, Object>> bestMatch(
            @RequestHeader("Authorization") String presented, @RequestBody Khoros.Profile profile) {
        check(presented);
        Zendesk.Users found = zendesk.get()
                .uri("/api/v2/users/search?query={query}&per_page={size}", Customers.query(profile), Zendesk.PAGE)
                .retrieve()
                .body(Zendesk.Users.class);
        return Customers.bestMatch(profile, found.users());
    }

    @GetMapping("/customer/{id}")
    Map<String, Object> find(@RequestHeader("Authorization") String presented, @PathVariable long id) {
        check(presented);
        return Customers.answer(zendesk.get()
                .uri("/api/v2/users/{id}", id)
                .retrieve()
                .body(Zendesk.OneUser.class)
                .user());
    }

    @GetMapping("/customer/{id}/cases")
    List<Map<String, Object>> cases(@RequestHeader("Authorization") String presented, @PathVariable long id) {
        check(presented);
        return Cases.answers(zendesk.get()
                .uri(
                        "/api/v2/users/{id}/tickets/requested?{name}={size}&sort=-updated_at&include=users",
                        id,
                        "page[size]",
                        Zendesk.PAGE)
                .retrieve()
                .body(Zendesk.Tickets.class)
                .tickets());
    }

    @PostMapping("/case")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(@RequestHeader("Authorization") String presented, @RequestBody Khoros.CaseDraft draft) {
        check(presented);
        String idempotencyKey = Cases.key(draft);
        return Cases.answer(zendesk.post()
                .uri("/api/v2/tickets")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", idempotencyKey)
                .body(Cases.newTicket(draft, idempotencyKey))
                .retrieve()
                .body(Zendesk.OneTicket.class)
                .ticket());
    }

    private void check(String presented) {
        if (!Khoros.isKey(key, presented)) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
    }
}
