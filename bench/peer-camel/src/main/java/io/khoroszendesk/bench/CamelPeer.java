package io.khoroszendesk.bench;

import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.component.zendesk.ZendeskComponent;
import org.apache.camel.main.Main;

/** What the bare peer does, as Camel does it: its HTTP server on Vert.x, and its component for Zendesk. */
public final class CamelPeer {

    private CamelPeer() {}

    public static void main(String[] args) throws Exception {
        ZendeskComponent zendesk = new ZendeskComponent();
        zendesk.setServerUrl(System.getenv("ZENDESK_URL"));
        zendesk.setOauthToken("bench");

        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(Integer.parseInt(System.getenv("HTTP_PORT")));

        Main main = new Main();
        main.bind("zendesk", zendesk);
        main.bind("http-server", new VertxPlatformHttpServer(http));
        main.configure().withName("camel-peer");
        main.configure().addRoutesBuilder(new PeerRoutes(System.getenv("KHOROS_KEY")));
        main.run(args);
    }
}
