package io.khoroszendesk.marketing.login;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.common.security.RandomToken;
import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.common.security.SecretMask;
import io.khoroszendesk.common.state.StateDirectory;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.api.AccessToken;
import io.khoroszendesk.marketing.api.LoginClient;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.api.TokenStore;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Obtains a token: through a browser, or from a user who has copied one. */
@Command(
        name = "login",
        description = "Get a token for Khoros Marketing: by a browser, or by pasting one that was copied from"
                + " Profile Settings in Khoros. It lasts 24 months and can't be renewed.")
public final class LoginCommand extends MarketingCommand {

    @Option(
            names = "--token",
            description =
                    "Read an API token, copied from Profile Settings in Khoros, from the terminal or standard input.")
    boolean token;

    @Option(
            names = "--paste",
            description = "Read the address to which the browser returned, or the code in it, instead of waiting for"
                    + " the browser: for a browser on another machine.")
    boolean paste;

    @Option(
            names = "--redirect-uri",
            paramLabel = "URI",
            description = "The address that is registered for the client id. Default: http://localhost:PORT/callback")
    URI redirect;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8976",
            converter = OptionConverters.Port.class,
            description = "The port of this machine to which the browser returns. Default: ${DEFAULT-VALUE}")
    int port;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long to wait for the browser. Default: ${DEFAULT-VALUE}")
    Duration wait;

    @Inject
    LoginClient login;

    @Inject
    MarketingClient client;

    @Inject
    StateDirectory directory;

    @Override
    public Optional<String> problem(Instant now) {
        if (token && paste) {
            return Optional.of("--token and --paste exclude each other.");
        }
        return wait.isPositive()
                ? Optional.empty()
                : Optional.of("Invalid value for option '--wait': nobody can log in within no time.");
    }

    @Override
    protected void run() {
        AccessToken fresh = token ? pasted() : fromBrowser();
        String user = user(fresh);
        tokens.keep(fresh);
        terminal.print("The token is kept in " + directory.path(TokenStore.FILE) + ". " + tokens.end(fresh));
        terminal.print("Khoros knows you as " + user + ".");
    }

    /**
     * Whom Khoros knows by the token. Whoever it knows nobody by must not replace one that works.
     *
     * @throws CommandException if Khoros doesn't take the token, or can't be asked
     */
    private String user(AccessToken fresh) {
        if (tokens.hasEnded(fresh)) {
            throw new CommandException("The token is of no use. " + tokens.end(fresh)
                    + " Make a new one in Profile Settings in Khoros." + kept());
        }
        try {
            return client.me(fresh).path("email").asText("somebody without an address");
        } catch (MarketingException e) {
            throw new CommandException(e.getMessage() + kept());
        }
    }

    /** What becomes of the token that was kept until now. */
    private String kept() {
        return tokens.find().filter(before -> !tokens.hasEnded(before)).isPresent()
                ? " The token was not kept; the one from before stays in use."
                : " The token was not kept.";
    }

    private AccessToken pasted() {
        terminal.tell("Paste the API token from Profile Settings in Khoros; it is not shown.");
        String entered = terminal.readSecret("Token: ");
        if (entered == null || entered.isBlank()) {
            throw new CommandException("No token was entered.");
        }
        String bare = SecretMask.bare(entered);
        if (!bare.matches("\\p{Graph}+")) {
            throw new CommandException("What was entered can't be a token: it has blanks or line breaks in it.");
        }
        return AccessToken.of(bare, LoginResponse.endOfJwt(bare));
    }

    private AccessToken fromBrowser() {
        String id = config.clientId()
                .orElseThrow(() ->
                        new CommandException("KHOROS_CLIENT_ID is missing: Khoros' support gives out a client id and"
                                + " a secret. Without one, use login --token."));
        SecretFile settings = new SecretFile(config.clientSecret(), config.clientSecretFile());
        String secret = settings.get()
                .orElseThrow(() -> new CommandException(
                        settings.absence("KHOROS_CLIENT_SECRET") + ", although KHOROS_CLIENT_ID is set."));
        String state = RandomToken.ofBytes(24);
        String code = paste ? pastedCode(id, state) : awaitedCode(id, state);
        return exchange(id, secret, code);
    }

    private String pastedCode(String id, String state) {
        invite(id, state);
        terminal.tell("Then paste the address to which the browser came back, or the code in it.");
        String entered = terminal.readSecret("Address or code: ");
        if (entered == null || entered.isBlank()) {
            throw new CommandException("Nothing was entered.");
        }
        return AuthorizationResponse.code(entered.strip(), state);
    }

    private String awaitedCode(String id, String state) {
        try (LoopbackReceiver callback = LoopbackReceiver.open(port, state)) {
            invite(id, state);
            terminal.tell("Waiting for the browser; if it runs on another machine, stop this and use --paste.");
            return callback.await(wait);
        }
    }

    private void invite(String id, String state) {
        terminal.tell("Open this address in a browser and log in to Khoros:");
        terminal.print(authorizeAddress(id, state));
    }

    private String authorizeAddress(String id, String state) {
        return Urls.withoutSlashAtEnd(config.loginUrl()) + "/v3/oauth/authorize?client_id=" + encoded(id)
                + "&response_type=code&redirect_uri=" + encoded(redirectUri()) + "&state=" + encoded(state);
    }

    private String redirectUri() {
        return redirect == null ? "http://localhost:" + port + "/callback" : redirect.toString();
    }

    private AccessToken exchange(String id, String secret, String code) {
        try {
            return LoginResponse.read(login.token(id, secret, redirectUri(), code));
        } catch (MarketingException e) {
            throw new CommandException(explained(e));
        }
    }

    /** Khoros responds to a wrong client secret with 500. */
    private static String explained(MarketingException e) {
        Map<MarketingException.Kind, String> hints = Map.of(
                MarketingException.Kind.FAILED,
                " That is how Khoros answers when the client secret is wrong: compare KHOROS_CLIENT_ID and"
                        + " KHOROS_CLIENT_SECRET with what support gave out.",
                MarketingException.Kind.INVALID,
                " A code counts once and for a short time, and only with the redirect URI it was asked for with: run login"
                        + " again.",
                MarketingException.Kind.UNAUTHORIZED,
                " Compare KHOROS_CLIENT_ID and KHOROS_CLIENT_SECRET with what support gave out, or use login --token.");
        return "Khoros gave no token. " + e.getMessage() + hints.getOrDefault(e.kind(), "");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
