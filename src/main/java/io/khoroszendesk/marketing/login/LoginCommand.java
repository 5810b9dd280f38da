package io.khoroszendesk.marketing.login;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.common.security.RandomToken;
import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.common.security.SecretMask;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.Tools;
import io.khoroszendesk.marketing.api.AccessToken;
import io.khoroszendesk.marketing.api.MarketingEnvelope;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.api.TokenStore;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Obtains a token: through a browser, or from a user who has copied one. */
@Command(
        name = "login",
        description =
                "Log in to Khoros Marketing. Prints an address for a browser and waits for it to come back; or takes a"
                        + " token that was copied from Profile Settings in Khoros.")
public final class LoginCommand extends MarketingCommand {

    @Option(
            names = "--token",
            description =
                    "Read an API token, copied from Profile Settings in Khoros, from the terminal or standard input.")
    boolean token;

    @Option(
            names = "--paste",
            description =
                    "Read the address to which the browser came back, or the code in it, instead of waiting here for it.")
    boolean paste;

    @Option(
            names = "--redirect-uri",
            paramLabel = "URI",
            description =
                    "The address that is registered for the client id; without it http://localhost:PORT/callback.")
    URI redirect;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8976",
            converter = OptionConverters.Port.class,
            description = "The port of this machine to which the browser comes back (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long to wait for the browser (default: ${DEFAULT-VALUE}).")
    Duration wait;

    @Override
    public int run(Tools tools) {
        AccessToken fresh = token ? pasted(tools.terminal()) : fromBrowser(tools);
        tools.tokens().keep(fresh);
        tools.terminal()
                .print("The token is kept in " + tools.state().path(TokenStore.FILE) + ". "
                        + tools.tokens().end(fresh));
        tools.terminal()
                .print("Khoros knows you as "
                        + tools.client().me().path("email").asText("somebody without an address") + ".");
        return 0;
    }

    private static AccessToken pasted(ConsoleIO terminal) {
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

    private AccessToken fromBrowser(Tools tools) {
        String id = tools.config()
                .clientId()
                .orElseThrow(() ->
                        new CommandException("KHOROS_CLIENT_ID is missing: Khoros' support gives out a client id and"
                                + " a secret. Without one, use login --token."));
        String secret = new SecretFile(
                        tools.config().clientSecret(), tools.config().clientSecretFile())
                .get()
                .orElseThrow(() -> new CommandException(
                        "KHOROS_CLIENT_SECRET is missing or can't be read, although KHOROS_CLIENT_ID is set."));
        String state = RandomToken.ofBytes(24);
        String code = paste ? pastedCode(tools, id, state) : awaitedCode(tools, id, state);
        return exchange(tools, id, secret, code);
    }

    private String pastedCode(Tools tools, String id, String state) {
        invite(tools, id, state);
        tools.terminal().tell("Then paste the address to which the browser came back, or the code in it.");
        String entered = tools.terminal().readSecret("Address or code: ");
        if (entered == null || entered.isBlank()) {
            throw new CommandException("Nothing was entered.");
        }
        return AuthorizationResponse.code(entered.strip(), state);
    }

    private String awaitedCode(Tools tools, String id, String state) {
        try (LoopbackReceiver callback = LoopbackReceiver.open(port, state)) {
            invite(tools, id, state);
            tools.terminal().tell("Waiting for the browser; if it runs on another machine, stop this and use --paste.");
            return callback.await(wait);
        }
    }

    private void invite(Tools tools, String id, String state) {
        tools.terminal().tell("Open this address in a browser and log in to Khoros:");
        tools.terminal().print(authorizeAddress(tools.config().loginUrl(), id, state));
    }

    private String authorizeAddress(URI login, String id, String state) {
        return Urls.withoutSlashAtEnd(login) + "/v3/oauth/authorize?client_id=" + encoded(id)
                + "&response_type=code&redirect_uri=" + encoded(redirectUri()) + "&state=" + encoded(state);
    }

    private String redirectUri() {
        return redirect == null ? "http://localhost:" + port + "/callback" : redirect.toString();
    }

    private AccessToken exchange(Tools tools, String id, String secret, String code) {
        try {
            MarketingEnvelope answer =
                    tools.calls().write(() -> tools.login().token(id, secret, redirectUri(), code), secret, code);
            return LoginResponse.read(answer);
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
