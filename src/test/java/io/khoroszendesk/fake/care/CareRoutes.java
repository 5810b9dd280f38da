package io.khoroszendesk.fake.care;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.care.CareAssumptions.Failure;
import io.khoroszendesk.fake.care.CareAssumptions.Joining;
import io.khoroszendesk.fake.care.CareAssumptions.Metadata;
import io.khoroszendesk.fake.care.CareDirectory.Conversation;
import io.khoroszendesk.fake.care.CareJoin.Refused;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The twenty operations of the Author API. */
final class CareRoutes {

    static final String BASE = "/api/v2/authors";

    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);

    private final CareDirectory directory;
    private final CareJoin join;
    private String origin = "";
    private Metadata metadata = Metadata.NAMED;

    CareRoutes(CareDirectory directory) {
        this.directory = directory;
        this.join = new CareJoin(directory);
    }

    void origin(String url) {
        origin = url;
    }

    void metadata(Metadata form) {
        metadata = form;
    }

    void joining(Joining what) {
        join.joining(what);
    }

    /** The answer to a call whose path is still encoded. */
    Answer answer(Call call) {
        if (!call.path().startsWith(BASE)) {
            return Answer.html(404, "Not found");
        }
        List<String> path = Arrays.stream(call.path().substring(BASE.length()).split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        synchronized (directory) {
            try {
                return answer(call, path);
            } catch (Refused e) {
                return fail(400, e.getMessage());
            } catch (DecodeException | ClassCastException e) {
                return fail(400, "Error parsing HTTP body.");
            }
        }
    }

    private Answer answer(Call call, List<String> path) {
        if (path.isEmpty()) {
            return switch (call.method()) {
                case "GET" -> page(call);
                case "POST" -> create(call);
                case "PUT" -> batch(call);
                default -> fail(405, "Method not allowed");
            };
        }
        if (path.equals(List.of("changed"))) {
            return changed(call);
        }
        if (!path.getFirst().equals("networks")) {
            return oneAuthor(call, author -> author.lswUuid().equals(path.getFirst()), path.subList(1, path.size()));
        }
        boolean instance = path.size() > 3 && path.get(2).equals("instances");
        int kind = instance ? 4 : 2;
        if (path.size() < kind + 2) {
            return fail(404, "Not found");
        }
        String network = path.get(1);
        String ofInstance = instance ? path.get(3) : null;
        String name = path.get(kind + 1);
        List<String> rest = path.subList(kind + 2, path.size());
        if (!CareAssumptions.PROVIDERS.contains(network)) {
            return fail(400, "Unsupported network type");
        }
        return path.get(kind).equals("ids")
                ? oneAuthor(call, author -> author.is(network, ofInstance, name), rest)
                : byHandle(
                        call,
                        author -> author.network().equals(network)
                                && (ofInstance == null || ofInstance.equals(author.instanceOrNetwork()))
                                && name.equals(author.handle()),
                        rest);
    }

    private Answer page(Call call) {
        List<FakePerson> all = directory.persons();
        int offset = Integer.parseInt(Optional.ofNullable(call.query("offset")).orElse("0"));
        boolean deleted = withDeleted(call);
        List<FakePerson> page =
                all.stream().skip(offset).limit(CareAssumptions.PAGE).toList();
        int next = offset + CareAssumptions.PAGE;
        JsonObject data = new JsonObject().put("personList", persons(page, deleted));
        if (next < all.size()) {
            data.put("nextPageUrl", origin + BASE + "?offset=" + next + "&include_deleted_crm=" + deleted);
        }
        return success(data);
    }

    private Answer create(Call call) {
        JsonArray elements = new JsonArray(call.body());
        for (Object element : elements) {
            CareJoin.checkNetworks((JsonObject) element);
            boolean exists = join.named((JsonObject) element).stream().anyMatch(handle -> directory
                    .author(handle.network(), handle.instance(), handle.id())
                    .isPresent());
            if (exists) {
                throw new Refused("Author entry already exists");
            }
        }
        elements.forEach(element -> join.apply((JsonObject) element));
        return success(new JsonObject());
    }

    private Answer batch(Call call) {
        JsonArray elements = new JsonArray(call.body());
        elements.forEach(element -> CareJoin.checkNetworks((JsonObject) element));
        List<String> applied = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            JsonObject element = elements.getJsonObject(i);
            try {
                applied.add(join.apply(element).id());
            } catch (Refused e) {
                failures.add(new Failure(i, element, customer(element), e.getMessage()));
            }
        }
        // One record for elements that hit the same person, as it is in the end.
        List<FakePerson> persons = directory.persons().stream()
                .filter(person -> applied.contains(person.id()))
                .toList();
        JsonObject body = envelope(persons(persons, false));
        if (!failures.isEmpty()) {
            body.put("metadata", metadata.of(failures));
        }
        return Answer.json(200, body);
    }

    private static String customer(JsonObject element) {
        JsonArray crm = element.getJsonObject("handles", new JsonObject()).getJsonArray("crm", new JsonArray());
        return crm.isEmpty() ? null : String.valueOf(crm.getJsonObject(0).getValue("id"));
    }

    private Answer changed(Call call) {
        JsonArray ids = new JsonArray();
        directory.changes().stream()
                .filter(change -> within(call, change.time()))
                .forEach(change -> ids.add(change.lswUuid()));
        return success(ids);
    }

    private Answer oneAuthor(Call call, Predicate<FakeAuthor> which, List<String> rest) {
        FakeAuthor author =
                directory.authors().stream().filter(which).findFirst().orElse(null);
        boolean write = !call.method().equals("GET");
        if (author == null) {
            return fail(write ? 400 : 404, CareAssumptions.ABSENT);
        }
        return switch (call.method() + " " + String.join("/", rest)) {
            case "GET " ->
                success(persons(directory.personOf(author.lswUuid()).stream().toList(), withDeleted(call)));
            case "PUT " -> {
                JsonObject element = call.json();
                CareJoin.checkNetworks(element);
                join.apply(author, element);
                yield success(new JsonObject());
            }
            case "GET conversations" -> conversations(call, List.of(author));
            case "PUT conversations/reactivate" -> reactivate(author);
            case "POST split" -> split(author, call.json());
            default -> fail(404, "Not found");
        };
    }

    private Answer byHandle(Call call, Predicate<FakeAuthor> which, List<String> rest) {
        List<FakeAuthor> authors = directory.authors().stream().filter(which).toList();
        if (rest.equals(List.of("conversations"))) {
            return conversations(call, authors);
        }
        List<FakePerson> persons = authors.stream()
                .map(author -> directory.personOf(author.lswUuid()).orElseThrow())
                .distinct()
                .toList();
        return success(persons(persons, withDeleted(call)));
    }

    private Answer conversations(Call call, List<FakeAuthor> authors) {
        JsonArray ids = new JsonArray();
        of(authors).stream()
                .filter(conversation -> within(call, conversation.time()))
                .forEach(conversation -> ids.add(conversation.uuid()));
        return success(ids);
    }

    private Answer reactivate(FakeAuthor author) {
        JsonArray numbers = new JsonArray();
        of(List.of(author)).stream().filter(Conversation::pending).forEach(conversation -> {
            directory.noLongerPending(conversation);
            numbers.add(conversation.displayNumber());
        });
        return success(numbers);
    }

    private List<Conversation> of(List<FakeAuthor> authors) {
        List<String> ids = authors.stream().map(FakeAuthor::lswUuid).toList();
        return directory.conversations().stream()
                .filter(conversation -> ids.contains(conversation.lswUuid()))
                .toList();
    }

    private Answer split(FakeAuthor stays, JsonObject body) {
        FakePerson person = directory.personOf(stays.lswUuid()).orElseThrow();
        List<FakeAuthor> away = join.named(body).stream()
                .map(handle -> directory
                        .author(handle.network(), handle.instance(), handle.id())
                        .filter(author -> person.authors().contains(author) && !author.equals(stays))
                        .orElseThrow(() -> new Refused("The association does not exist")))
                .toList();
        FakePerson fresh = directory.newPerson(List.of());
        away.forEach(author -> directory.move(author, fresh.id()));
        List<FakePerson> both = directory.persons().stream()
                .filter(p -> p.id().equals(person.id()) || p.id().equals(fresh.id()))
                .toList();
        return success(persons(both, false));
    }

    private static boolean within(Call call, Instant time) {
        Instant end = millis(call, "endEpochMillis").orElse(Instant.now());
        Instant start = millis(call, "startEpochMillis").orElse(end.minus(LONGEST_WINDOW));
        Instant last = start.plus(LONGEST_WINDOW).isBefore(end) ? start.plus(LONGEST_WINDOW) : end;
        return !time.isBefore(start) && !time.isAfter(last);
    }

    private static Optional<Instant> millis(Call call, String parameter) {
        return Optional.ofNullable(call.query(parameter)).map(Long::parseLong).map(Instant::ofEpochMilli);
    }

    private static boolean withDeleted(Call call) {
        return "true".equals(call.query("include_deleted_crm"));
    }

    private static JsonArray persons(List<FakePerson> persons, boolean withDeletedCrm) {
        JsonArray list = new JsonArray();
        persons.forEach(person -> list.add(person.json(withDeletedCrm)));
        return list;
    }

    private static JsonObject envelope(Object data) {
        return new JsonObject().put("status", "success").put("data", data);
    }

    private static Answer success(Object data) {
        return Answer.json(200, envelope(data));
    }

    static Answer fail(int status, String message) {
        Buffer body =
                new JsonObject().put("status", "fail").put("message", message).toBuffer();
        return Answer.bytes(status, body.getBytes());
    }
}
