package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.push.PushResult.NotJoined;
import java.util.List;

/**
 * What a push would do with the accounts of a customer.
 *
 * @param joined those that are one person with the customer already
 * @param wouldJoin those that would be joined
 * @param notJoined those that would not, and why
 */
public record JoinPreview(List<AuthorRef> joined, List<AuthorRef> wouldJoin, List<NotJoined> notJoined) {}
