package io.khoroszendesk.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.cases.AgentDirectory;
import io.khoroszendesk.bridge.cases.Case;
import io.khoroszendesk.bridge.cases.CaseCreation;
import io.khoroszendesk.bridge.cases.CaseUpdate;
import io.khoroszendesk.bridge.cases.Cases;
import io.khoroszendesk.bridge.cases.CasesConfig;
import io.khoroszendesk.bridge.cases.MergedTickets;
import io.khoroszendesk.bridge.cases.PostAuthors;
import io.khoroszendesk.bridge.cases.PostTickets;
import io.khoroszendesk.bridge.cases.TicketBodies;
import io.khoroszendesk.bridge.cases.TicketCreation;
import io.khoroszendesk.bridge.customer.AddressOwners;
import io.khoroszendesk.bridge.customer.CreatedCustomers;
import io.khoroszendesk.bridge.customer.Customer;
import io.khoroszendesk.bridge.customer.CustomerCreation;
import io.khoroszendesk.bridge.customer.CustomerErrors;
import io.khoroszendesk.bridge.customer.CustomerSearch;
import io.khoroszendesk.bridge.customer.CustomerUpdate;
import io.khoroszendesk.bridge.customer.Customers;
import io.khoroszendesk.bridge.customer.CustomersConfig;
import io.khoroszendesk.bridge.customer.Requesters;
import io.khoroszendesk.bridge.customer.SearchLag;
import io.khoroszendesk.bridge.fields.FieldModels;
import io.khoroszendesk.bridge.fields.FieldsConfig;
import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.bridge.identity.BestMatch;
import io.khoroszendesk.bridge.identity.BestMatchConfig;
import io.khoroszendesk.bridge.identity.LearnedHandles;
import io.khoroszendesk.bridge.identity.LearningMetrics;
import io.khoroszendesk.bridge.identity.MemoryConfig;
import io.khoroszendesk.bridge.identity.OtherReplicas;
import io.khoroszendesk.bridge.identity.RecentCustomers;
import io.khoroszendesk.bridge.identity.SearchConfig;
import io.khoroszendesk.common.memory.FakeSharedMemory;
import io.khoroszendesk.common.memory.SharedLock;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.fake.Faults;
import io.khoroszendesk.fake.zendesk.UnpluggedZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.AgentLinks;
import io.khoroszendesk.zendesk.DirectClient;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.ZendeskClock;
import io.khoroszendesk.zendesk.call.ServerClockFilter;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The whole translation over a Zendesk in memory, put together as the container does it. */
public final class Bridge {

    public final ManualClock clock;
    public final UnpluggedZendesk zendesk;
    public final FakeSharedMemory shared;
    public final MeterRegistry metrics = new SimpleMeterRegistry();
    public final FieldModels models;
    final RecentCustomers recent;
    public final AgentDirectory agents;
    public final LearnedHandles handles;
    private volatile Duration zendeskAhead = Duration.ZERO;
    private volatile Sleeper waiting;
    public final Customers customers;
    public final Cases cases;
    public final PostTickets posts;

    /** With settings in pairs of name and value, and defaults for all others. */
    public Bridge(String... settings) {
        this(new ManualClock(), settings);
    }

    /** One of several replicas that share a memory. */
    public static Bridge sharing(String... settings) {
        ManualClock clock = new ManualClock();
        return new Bridge(clock, new UnpluggedZendesk(clock), FakeSharedMemory.on(clock), settings);
    }

    private Bridge(ManualClock clock, String... settings) {
        this(clock, new UnpluggedZendesk(clock), FakeSharedMemory.off(), settings);
    }

    private Bridge(ManualClock clock, UnpluggedZendesk zendesk, FakeSharedMemory shared, String... settings) {
        this.clock = clock;
        this.zendesk = zendesk;
        this.shared = shared;
        this.waiting = clock::advance;
        MemoryConfig memory = OperatorSettings.of(MemoryConfig.class, settings);
        CasesConfig casesConfig = OperatorSettings.of(CasesConfig.class, settings);
        SearchConfig search = OperatorSettings.of(SearchConfig.class, settings);
        HandlesConfig handlesConfig = OperatorSettings.of(HandlesConfig.class, settings);
        ZendeskClient client = DirectClient.of(zendesk);
        models = new FieldModels(
                DirectClient.metadata(zendesk),
                OperatorSettings.of(FieldsConfig.class, settings),
                handlesConfig,
                OperatorSettings.of(DeadlineConfig.class, settings),
                clock);
        recent = new RecentCustomers(memory, new OtherReplicas(shared, DirectClient.users(zendesk), memory));
        agents = new AgentDirectory(client);
        Sleeper sleeper = time -> waiting.sleep(time);
        SharedLock locks = new SharedLock(shared, sleeper);
        handles =
                new LearnedHandles(client, models, recent, handlesConfig, memory, locks, new LearningMetrics(metrics));
        AgentLinks links = new AgentLinks(OperatorSettings.of(ZendeskConfig.class, "zendesk.subdomain", "acme"));
        BestMatch matching = new BestMatch(
                client, models, recent, OperatorSettings.of(BestMatchConfig.class, settings), handlesConfig, search);
        ZendeskClock zendeskClock = new ZendeskClock(
                new ServerClockFilter(clock) {
                    @Override
                    public Optional<Duration> currentlyAhead() {
                        return Optional.of(zendeskAhead.negated());
                    }
                },
                clock);
        SearchLag lag = new SearchLag(sleeper);
        AddressOwners owners = new AddressOwners(client, lag);
        CustomerErrors refusals = new CustomerErrors(owners);
        customers = new Customers(
                client,
                models,
                links,
                recent,
                new CustomerSearch(client, recent, search),
                matching,
                new CustomerCreation(
                        client,
                        new CreatedCustomers(client, lag),
                        owners,
                        recent,
                        OperatorSettings.of(CustomersConfig.class, settings),
                        memory,
                        shared,
                        sleeper,
                        zendeskClock,
                        clock),
                new CustomerUpdate(client, refusals, recent));
        TicketBodies bodies = new TicketBodies(casesConfig, agents);
        Requesters requesters = new Requesters(client, recent);
        TicketCreation tickets = new TicketCreation(client, sleeper);
        CaseCreation creation = new CaseCreation(
                tickets, bodies, casesConfig, requesters, handles, memory, shared, sleeper, zendeskClock, clock);
        cases = new Cases(
                client,
                models,
                links,
                creation,
                new CaseUpdate(
                        client,
                        bodies,
                        creation,
                        new MergedTickets(client),
                        casesConfig,
                        requesters,
                        handles,
                        locks,
                        zendeskClock,
                        sleeper),
                requesters);
        posts = new PostTickets(
                tickets, models, new PostAuthors(client, matching, models, recent, handlesConfig), bodies, creation);
    }

    /** The account's clock is ahead of ours, and this replica has seen so in its responses. */
    public void zendeskIsAhead(Duration time) {
        tenant().timePasses(time);
        zendeskAhead = time;
    }

    /** From now on the clock stands still while this replica waits, because another thread brings about what for. */
    public void waitsForOthers() {
        waiting = time -> Thread.sleep(Math.max(1, time.toMillis() / 20));
    }

    /** Another replica of the service, which knows of what this one has done only by a memory that they share. */
    public Bridge replica(String... settings) {
        return new Bridge(clock, zendesk, shared, settings);
    }

    public FakeTenant tenant() {
        return zendesk.tenant();
    }

    public Faults faults() {
        return zendesk.faults();
    }

    public FakeUser user(Customer customer) {
        return zendesk.user(Long.parseLong(customer.id()));
    }

    public FakeTicket ticket(Case aCase) {
        return zendesk.ticket(Long.parseLong(aCase.id()));
    }

    /** What a request does, with time enough. */
    public <T> T ask(Callable<T> work) {
        try {
            return Samples.inRequest(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The refusal that a request ends with. */
    public OperationException refusal(Callable<?> work) {
        try {
            throw new AssertionError("not refused, but answered: " + ask(work));
        } catch (OperationException refusal) {
            return refusal;
        }
    }

    /** The calls that a request costs; the metadata is read before, as nearly always. */
    public List<String> calls(Callable<?> work) {
        ask(() -> List.of(models.customer(), models.cases()));
        zendesk.forgetCalls();
        ask(work);
        return zendesk.calls();
    }

    /** Members of a body, names and values in turn. */
    public static Map<String, JsonNode> members(Object... pairs) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        Json.object(pairs).forEach((name, value) -> members.put(name, Json.node(value)));
        return members;
    }

    /** A case as Khoros sends it to have it created. */
    public static CaseDraft draft(FakeUser customer, String title, Interaction... interactions) {
        return draft(customer, title, Map.of(), interactions);
    }

    public static CaseDraft draft(
            FakeUser customer, String title, Map<String, JsonNode> fields, Interaction... interactions) {
        return new CaseDraft(String.valueOf(customer.id()), title, List.of(interactions), fields);
    }
}
