package io.khoroszendesk.bench;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** What the bare peer does, as Spring Boot does it: MVC on Tomcat, and RestClient over the JDK's client. */
@SpringBootApplication
public class SpringPeer {

    public static void main(String[] args) {
        SpringApplication.run(SpringPeer.class, args);
    }

    @Bean
    RestClient zendesk(RestClient.Builder builder, @Value("${zendesk.url}") String url) {
        // Without TLS it would else ask for HTTP/2 with every request, which the other peers' clients don't.
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        return builder.baseUrl(url)
                .requestFactory(new JdkClientHttpRequestFactory(http))
                .defaultHeader("Authorization", "Bearer bench")
                .build();
    }
}
