package io.khoroszendesk.marketing;

import io.khoroszendesk.Adapter;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.WrongValues;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.state.StateDirectory;
import io.khoroszendesk.crm.CrmApiConfig;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.marketing.api.AccessToken;
import io.khoroszendesk.marketing.api.LoginApi;
import io.khoroszendesk.marketing.api.LoginClient;
import io.khoroszendesk.marketing.api.MarketingApi;
import io.khoroszendesk.marketing.api.MarketingCallExecutor;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingConfig;
import io.khoroszendesk.marketing.api.TokenStore;
import io.khoroszendesk.marketing.api.UploadApi;
import io.khoroszendesk.marketing.registration.AdapterEndpoint;
import io.khoroszendesk.marketing.registration.Registration;
import io.khoroszendesk.marketing.registration.RegistrationService;
import io.khoroszendesk.ops.OperatorSettings;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Somebody who runs commands against a Khoros of the test's, in this process. */
public final class Desk {

    public final Path state;
    public final List<Duration> pauses = new ArrayList<>();
    public Lines terminal = new Lines();
    public Instant now = Instant.now();
    /** Waits between two notices of what is waited for; none comes, unless a test wants one. */
    public Sleeper betweenNotices = time -> Thread.sleep(Duration.ofDays(1));

    private final List<String> settings = new ArrayList<>();
    private final MarketingApi api;
    private final UploadApi uploads;
    private final LoginApi login;

    public Desk(FakeKhoros khoros, Path directory) {
        this(khoros.url(), directory);
        set("khoros.client-id", "acme-adapter");
        set("khoros.client-secret", "acme-client-secret");
    }

    public Desk(String url, Path directory) {
        state = directory.resolve("state");
        set("khoros.api-url", url);
        set("khoros.login-url", url);
        set("khoros.auth-header-values", "first-key,second-key");
        set("adapter.state-dir", state.toString());
        api = client(url, MarketingApi.class);
        uploads = client(url, UploadApi.class);
        login = client(url, LoginApi.class);
    }

    private static <T> T client(String url, Class<T> type) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(url))
                .readTimeout(5, TimeUnit.SECONDS)
                .build(type);
    }

    /** A setting; the last one of a name counts. */
    public Desk set(String name, String value) {
        settings.add(name);
        settings.add(value);
        return this;
    }

    public Desk loggedIn(String token) {
        beans().get(TokenStore.class).keep(AccessToken.of(token, now.plus(Duration.ofDays(700))));
        return this;
    }

    /** Runs a command on a fresh terminal, whose user enters these lines, and returns the exit code. */
    public int run(String... arguments) {
        return Adapter.commands(beans()).execute(arguments);
    }

    public Optional<Registration> registration() {
        return stateDir().read(Registration.FILE, Registration.class);
    }

    public StateDirectory stateDir() {
        return new StateDirectory(of(AdapterConfig.class).stateDir());
    }

    /** What commands work with, by these settings. */
    public CommandFactory beans() {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        AdapterConfig adapter = of(AdapterConfig.class);
        ApiKeyConfig keys = of(ApiKeyConfig.class);
        StateDirectory directory = stateDir();
        WaitNotices notices = new WaitNotices(terminal, clock, betweenNotices);
        TokenStore tokens = new TokenStore(directory, clock);
        MarketingCallExecutor calls = new MarketingCallExecutor(pauses::add, notices);
        MarketingClient client = new MarketingClient(api, uploads, calls, tokens, adapter);
        return new CommandFactory()
                .with(MarketingConfig.class, of(MarketingConfig.class))
                .with(AdapterConfig.class, adapter)
                .with(WrongValues.class, new WrongValues(new SmallRyeConfigBuilder().build()))
                .with(ApiKeyConfig.class, keys)
                .with(AdapterEndpoint.class, new AdapterEndpoint(keys, of(CrmApiConfig.class), adapter))
                .with(MarketingClient.class, client)
                .with(LoginClient.class, new LoginClient(login, calls))
                .with(RegistrationService.class, new RegistrationService(client, directory))
                .with(StateDirectory.class, directory)
                .with(TokenStore.class, tokens)
                .with(ConsoleIO.class, terminal)
                .with(WaitNotices.class, notices)
                .with(Clock.class, clock)
                .with(Sleeper.class, pauses::add);
    }

    private <T> T of(Class<T> mapping) {
        return OperatorSettings.of(mapping, settings.toArray(String[]::new));
    }
}
