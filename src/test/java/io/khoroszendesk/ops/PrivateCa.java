package io.khoroszendesk.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority nobody knows, and a certificate it has signed for localhost; made by the JDK's keytool. */
public record PrivateCa(Path directory) {

    static final String PASSWORD = "changeit";

    /** Made once: seven runs of keytool take longer than most tests. */
    private static final PrivateCa OF_ALL_TESTS = create();

    public static PrivateCa ofAllTests() {
        return OF_ALL_TESTS;
    }

    private static PrivateCa create() {
        try {
            PrivateCa ca =
                    new PrivateCa(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "private-ca"));
            ca.make();
            return ca;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server's key with its chain. */
    Path keyStore() {
        return directory.resolve("server.p12");
    }

    /** The authority's certificate, as it is given to clients. */
    public Path certificate() {
        return directory.resolve("ca.pem");
    }

    private void make() throws IOException, GeneralSecurityException {
        Path authority = directory.resolve("ca.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-dname",
                "CN=Private CA",
                "-ext",
                "bc:c",
                "-keyalg",
                "EC",
                "-keystore",
                authority);
        keytool("-exportcert", "-rfc", "-alias", "ca", "-keystore", authority, "-file", certificate());
        issue("server", "dns:localhost,ip:127.0.0.1");
        KeyStore server = load(keyStore());
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : server.getCertificateChain("server")) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        Files.writeString(directory.resolve("tls.crt"), chain);
        Key key = server.getKey("server", PASSWORD.toCharArray());
        Files.writeString(directory.resolve("tls.key"), pem("PRIVATE KEY", key.getEncoded()));
    }

    /** The certificate that is good for localhost. */
    public Server server() {
        return new Server(keyStore());
    }

    /** A further certificate, with these names and what else keytool is to be told of it. */
    public Server issue(String name, String names, String... more) {
        Path store = directory.resolve(name + ".p12");
        Path request = directory.resolve(name + ".csr");
        Path signed = directory.resolve(name + ".pem");
        keytool("-genkeypair", "-alias", "server", "-dname", "CN=localhost", "-keyalg", "EC", "-keystore", store);
        keytool("-certreq", "-alias", "server", "-keystore", store, "-file", request);
        List<Object> signing = new ArrayList<>(List.of("-gencert", "-rfc", "-alias", "ca", "-ext", "san=" + names));
        signing.addAll(List.of(more));
        signing.addAll(List.of("-keystore", directory.resolve("ca.p12"), "-infile", request, "-outfile", signed));
        keytool(signing.toArray());
        keytool("-importcert", "-noprompt", "-alias", "ca", "-keystore", store, "-file", certificate());
        keytool("-importcert", "-noprompt", "-alias", "server", "-keystore", store, "-file", signed);
        return new Server(store);
    }

    /** A certificate for localhost that no authority has signed. */
    public Server signedByItself(String name) {
        Path store = directory.resolve(name + ".p12");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keyalg",
                "EC",
                "-keystore",
                store);
        return new Server(store);
    }

    /** A server's key with its chain. */
    public record Server(Path keyStore) {

        public X509Certificate certificate() {
            try {
                return (X509Certificate) load(keyStore).getCertificate("server");
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** What a server needs that shows this certificate. */
        public SSLContext context() {
            try {
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(load(keyStore), PASSWORD.toCharArray());
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), null, null);
                return context;
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** This authority alone, as a client trusts it. */
    public KeyStore authorities() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", load(directory.resolve("ca.p12")).getCertificate("ca"));
            return trusted;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client needs that trusts this authority alone. */
    SSLContext trusting() {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(authorities());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, PASSWORD.toCharArray());
        }
        return store;
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + what + "-----\n";
    }

    private static void keytool(Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
