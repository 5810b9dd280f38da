package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.http.TransportFailure;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.marketing.registration.PublicCaller.Answer;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the first encrypted connection to an address tells: is it trusted, whose certificate is it, and for how long? */
final class CertificateCheck {

    private static final String SUBJECT = "tls";
    /** Authorities that renew by themselves do so a month before the end, so something is wrong by then. */
    private static final int FEW_DAYS = 21;

    private static final int MOST_NAMES = 5;
    private static final Integer DNS_NAME = 2;
    private static final Pattern OTHER_NAME = Pattern.compile("No subject alternative|No name matching");
    private static final Pattern RENEW = Pattern.compile("validity|NotAfter|expired", Pattern.CASE_INSENSITIVE);

    private CertificateCheck() {}

    /** The finding; empty if no connection was made, so that there is nothing to tell of TLS. */
    static Optional<Finding> of(Answer answer, Instant now) {
        List<X509Certificate> chain = answer.certificates();
        boolean isBroken = answer.failure()
                .filter(failure -> failure == TransportFailure.UNTRUSTED
                        || failure == TransportFailure.WRONG_HOST
                        || failure == TransportFailure.TLS_BROKEN)
                .isPresent();
        if (isBroken) {
            return Optional.of(chain.isEmpty() ? noHandshake() : refused(chain, reason(answer.fault()), now));
        }
        return chain.isEmpty() ? Optional.empty() : Optional.of(trusted(answer.protocol(), chain.getFirst(), now));
    }

    private static Finding trusted(String protocol, X509Certificate own, Instant now) {
        Instant end = own.getNotAfter().toInstant();
        long days = Duration.between(now, end).toDays();
        String sentence = "The certificate is trusted and ends in " + days(days) + ", on " + day(end)
                + (protocol.isEmpty() ? "." : "; the connection is " + protocol + ".");
        return days < FEW_DAYS
                ? Finding.warn(SUBJECT, sentence, "Renew it, and see why it was not renewed by itself.")
                : Finding.ok(SUBJECT, sentence);
    }

    private static Finding noHandshake() {
        return Finding.fail(
                SUBJECT,
                "No TLS connection comes about: no certificate was shown.",
                "See what listens on this port, and whether it speaks TLS 1.2 or 1.3.");
    }

    private static Finding refused(List<X509Certificate> chain, String reason, Instant now) {
        X509Certificate own = chain.getFirst();
        if (own.getNotAfter().toInstant().isBefore(now)) {
            return Finding.fail(
                    SUBJECT,
                    "The certificate has ended on " + day(own.getNotAfter().toInstant()) + ".",
                    "Renew it.");
        }
        if (own.getNotBefore().toInstant().isAfter(now)) {
            return Finding.fail(
                    SUBJECT,
                    "The certificate begins on " + day(own.getNotBefore().toInstant()) + ".",
                    "Compare the clocks of this machine and of the one that has issued it.");
        }
        if (OTHER_NAME.matcher(reason).find()) {
            return Finding.fail(
                    SUBJECT,
                    "The certificate is for another host" + names(own) + ".",
                    "Compare the address with the names in the certificate of the ingress.");
        }
        if (RENEW.matcher(reason).find()) {
            return Finding.fail(
                    SUBJECT,
                    "A certificate of an authority in the chain has ended.",
                    "Serve the chain that is valid now.");
        }
        boolean isAlone = chain.size() == 1;
        return isAlone && own.getIssuerX500Principal().equals(own.getSubjectX500Principal())
                ? Finding.fail(
                        SUBJECT,
                        "The certificate is signed by itself, so nobody trusts it.",
                        "Serve one of a public authority; the ingress may still have its default.")
                : Finding.fail(
                        SUBJECT,
                        "No public authority vouches for the certificate"
                                + (isAlone ? ", or it is served without its chain." : "."),
                        "Serve one of a public authority, with the certificates between both.");
    }

    private static String names(X509Certificate own) {
        Collection<List<?>> names;
        try {
            names = own.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            return "";
        }
        return names == null
                ? ""
                : names.stream()
                        .filter(name -> DNS_NAME.equals(name.getFirst()))
                        .map(name -> String.valueOf(name.getLast()))
                        .limit(MOST_NAMES)
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String reason(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .collect(Collectors.joining(" "));
    }

    private static String days(long days) {
        return Plural.of(days, "day");
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
