package io.khoroszendesk.zendesk.trace;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that are the same in every account: names of members, values that Zendesk chooses, names of its errors,
 * and the names that the adapter itself gives to what it stores in Zendesk. They can name nobody, so they stay; and the adapter decides by them, so they must.
 */
final class ZendeskWords {

    private static final Set<String> MEMBERS = words("""
            abilities access_token action active add_position additional_collaborators address after_cursor after_url
            agent_brand_ids agent_can_edit agent_description agent_label agent_wait_time_in_minutes algorithm alias
            all allow_attachments allow_channelback allowed_parameters any any_channel application assigned_at
            assignee_email assignee_id assignee_stations assignee_updated_at attachments attribute_value_ids audit
            audit_id audits authentication authenticity_token author author_id base before_cursor before_url body
            brand brand_id cause cc_emails channel channels chat_only child_events client client_id client_secret code
            collaborator_ids collaborators collapsed_for_agents comment comment_count comments
            compliance_deletion_statuses configuration content content_type content_url count created_at created_by
            creator_app_name creator_user_id cursor custom custom_field_options custom_fields custom_headers
            custom_object custom_objects custom_role_id custom_status custom_status_id custom_status_updated_at
            custom_statuses data dates decoration default default_group_id deleted deleted_ticket_form_id
            deliverable_state description description_html detail details display_info domain_names due_at
            editable_in_portal email email_cc_ids email_ccs encoded_id end_of_stream end_time end_user_description
            end_user_label endpoint error error_description error_messages errors event_type events executer_id
            expires_in external_id facet facets field field_name fields file_name follower_ids followers followup_ids
            forum_topic_id forwarder_service_message from from_messaging_channel generated_timestamp grant_type group
            group_id group_stations groups has_incidents has_more height html_body http_method iana_time_zone id
            identities identity ids include initially_assigned_at inline integration_service_instance_name
            interactions ip_address is_agent_replied is_public job_status job_statuses key khoros khoros_social last_login_at
            latest_comment_added_at latitude links locale locale_id location longitude macro_id macro_ids
            malware_access_override malware_scan_result mapped_content_url max_count message message_id meta metadata
            metric_set moderator name next next_page notes notification_settings only_private_comments operator
            organization organization_field organization_fields organization_id organization_membership
            organization_memberships organization_subscriptions organizations original_recipients ownership page password
            per_page permissions phone photo photo_url plain_body policy_metrics position prev previous_page
            previous_value primary priority problem_id profile_url progress public query raw_agent_label
            raw_description raw_end_user_description raw_end_user_label raw_name raw_subject raw_title
            raw_title_in_portal recipient recipient_id recipients refresh_token refresh_token_expires_in
            regexp_for_validation registered_integration_service_external_id registered_integration_service_name rel
            relationship_filter relationship_target_type remote_photo_url removable reopens replies report_csv
            request_format requester requester_id requester_updated_at required required_in_portal resource
            resource_type restricted_agent result_type results revision_id role role_type roles safe_update
            satisfaction_probability satisfaction_rating scope score secret service_info settings shared shared_agent
            shared_comments shared_phone_number shared_tickets sharing_agreement_ids sharing_agreements signature
            signing signing_secret size sla_policy slas solved_at sort source start_time status status_category
            status_code status_id status_updated_at sub_type_id subject submitter_id subscriptions support_type
            supports_channelback supports_clickthrough suspended suspended_ticket suspended_tickets system
            system_field_options tag tags thumbnails ticket ticket_audits ticket_events ticket_field ticket_fields
            ticket_form ticket_form_id ticket_id ticket_restriction ticket_type ticket_type_id tickets time_zone timestamp title title_in_portal to
            token_type total total_count trusted twitter_id two_factor_auth_enabled two_factor_authentication type
            undeliverable_count updated_at updated_by updated_stamp updater_id uploads url user user_email user_field
            user_fields user_id user_ids user_name username users value verification_method verified verified_at
            version via via_followup_source_id via_id visible_in_portal voice_calling_number voice_comment webhook
            webhooks width
            """);

    /** Of types, states, roles, channels and the like, in lower case. */
    private static final Set<String> VALUES = words("""
            text textarea checkbox date integer decimal regexp dropdown tagger multiselect lookup partialcreditcard
            subject description status custom_status tickettype priority basic_priority group assignee
            problem incident question task low normal high urgent
            new open pending hold on-hold solved closed deleted scrubbed archived
            active inactive queued working completed failed killed
            end-user agent admin system user ticket organization article topic
            email twitter facebook google phone_number phone agent_forwarding any_channel foreign sdk messaging
            web api rule voice chat native_messaging sms mobile mobile_sdk sample_ticket web_widget web_form help_center
            forum satisfaction_prediction ticket_sharing closed_ticket merge follow_up logmein_rescue sidebar screenr
            line whatsapp wechat telegram instagram_dm viber apple google_business_messages side_conversation
            trigger automation macro mention direct_message post page inbound outbound voicemail answer_bot
            comment create change notification cc external error webhookevent voicecomment push organizationactivity
            satisfactionrating ticketsharingevent facebookevent tweet channelbackevent associateattvalsevent
            deliverable undeliverable mailing_list ticket_sharing_only reserved_example machine
            groups requested assigned none full sso embed zendesk_admin
            unoffered offered good bad good_with_comment bad_with_comment
            bearer client_credentials refresh_token authorization_code password
            read write impersonate read_write global
            get post put patch delete json xml form_encoded header basic_auth bearer_token api_key sha256
            request_deletion started complete all support guide explore talk sell connect
            malware_found malware_not_found failed_to_scan not_scanned owned shared
            """);

    private static final Set<String> ERRORS = words("""
            RecordInvalid RecordNotFound RecordNotUnique RecordDeleted InvalidEndpoint InvalidValue InvalidFormat
            InvalidParameter InvalidAttribute InvalidPaginationParameter InvalidPaginationDepth InvalidTokenError
            BlankValue DuplicateValue TooLong TooShort TooManyValues TooManyRequests UserSuspended UserNotFound
            UpdateConflict DatabaseConflict DatabaseError DatabaseTimeout Conflict Closed IdempotentRequestError
            APIRateLimitExceeded RateLimitExceeded Forbidden Unauthorized AccessDenied PermissionDenied NotFound
            BadRequest MethodNotAllowed NotAcceptable UnsupportedMediaType UnprocessableEntity RequestEntityTooLarge
            CommentRequired ParameterMissing ParameterRequired MissingParameter ServiceUnavailable InternalError
            InternalServerError Timeout AccountSuspended AccountNotFound AttachmentNotFound FeatureNotAvailable
            invalid unavailable forbidden unauthorized invalid_token invalid_client invalid_grant invalid_request
            invalid_scope invalid_value unsupported_grant_type unsupported_response_type unauthorized_client
            access_denied insufficient_scope server_error temporarily_unavailable not_found rate_limited
            """);

    private static final Pattern FIELD_BY_ID = Pattern.compile("(custom|ticket)_field_[0-9]{1,20}");

    private static final Pattern EVENT = Pattern.compile("zen:event-type[:/](user|ticket|organization|group|agent)\\."
            + "((organization_membership|identity|custom_field|custom_status|external_id|group_membership|comment|name|"
            + "details|notes|tags|role|active|status|priority|type|subject|description|group_assignment|"
            + "agent_assignment|requester|organization|photo|locale|time_zone|alias|phone|password)_)?"
            + "(created|changed|deleted|undeleted|merged|added|removed|reactivated|permanently_deleted)");

    /** Languages and countries are codes of ISO, so no short name is one by chance. */
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern REGION_OR_SCRIPT = Pattern.compile("419|001|150|Latn|Cyrl|Hans|Hant|Arab");

    /** Zendesk's own names of time zones; it also knows the names of the common database. */
    private static final Set<String> TIME_ZONES =
            Stream.of("""
            International Date Line West, American Samoa, Midway Island, Hawaii, Alaska, Pacific Time (US & Canada),
            Tijuana, Arizona, Chihuahua, Mazatlan, Mountain Time (US & Canada), Central America, Central Time (US &
            Canada), Guadalajara, Mexico City, Monterrey, Saskatchewan, Bogota, Eastern Time (US & Canada), Indiana
            (East), Lima, Quito, Atlantic Time (Canada), Caracas, Georgetown, La Paz, Puerto Rico, Santiago,
            Newfoundland, Asuncion, Brasilia, Buenos Aires, Montevideo, Greenland, Mid-Atlantic, Azores, Cape Verde
            Is., Casablanca, Dublin, Edinburgh, Lisbon, London, Monrovia, UTC, Amsterdam, Belgrade, Berlin, Bern,
            Bratislava, Brussels, Budapest, Copenhagen, Ljubljana, Madrid, Paris, Prague, Rome, Sarajevo, Skopje,
            Stockholm, Vienna, Warsaw, West Central Africa, Zagreb, Zurich, Athens, Bucharest, Cairo, Harare,
            Helsinki, Jerusalem, Kaliningrad, Kyiv, Pretoria, Riga, Sofia, Tallinn, Vilnius, Baghdad, Istanbul,
            Kuwait, Minsk, Moscow, Nairobi, Riyadh, St. Petersburg, Volgograd, Tehran, Abu Dhabi, Baku, Muscat,
            Samara, Tbilisi, Yerevan, Kabul, Almaty, Astana, Ekaterinburg, Islamabad, Karachi, Tashkent, Chennai,
            Kolkata, Mumbai, New Delhi, Sri Jayawardenepura, Kathmandu, Dhaka, Urumqi, Rangoon, Bangkok, Hanoi,
            Jakarta, Krasnoyarsk, Novosibirsk, Beijing, Chongqing, Hong Kong, Irkutsk, Kuala Lumpur, Perth,
            Singapore, Taipei, Ulaanbaatar, Osaka, Sapporo, Seoul, Tokyo, Yakutsk, Adelaide, Darwin, Brisbane,
            Canberra, Guam, Hobart, Melbourne, Port Moresby, Sydney, Vladivostok, Magadan, New Caledonia, Solomon
            Is., Srednekolymsk, Auckland, Fiji, Kamchatka, Marshall Is., Wellington, Chatham Is., Nuku'alofa, Samoa,
            Tokelau Is.
            """.strip().split(",\\s+")).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> PARTS = Stream.of(
                    MEMBERS.stream(), VALUES.stream(), ERRORS.stream(), Stream.of(ZendeskPhrases.PHRASES))
            .flatMap(names -> names)
            .flatMap(name -> Stream.of(name.split("(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")))
            .map(part -> part.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private ZendeskWords() {}

    /** Whether a word, in lower case, is part of what {@link Scrubber} leaves. */
    static boolean isPart(String word) {
        return PARTS.contains(word);
    }

    static boolean isMember(String name) {
        return MEMBERS.contains(name) || FIELD_BY_ID.matcher(name).matches();
    }

    /** Whether Zendesk itself chooses this value of a member that is named so. */
    static boolean isValue(String member, String text) {
        return switch (member) {
            case "locale" -> isLocale(text);
            case "time_zone", "iana_time_zone" -> isTimeZone(text);
            case "subscriptions" -> EVENT.matcher(text).matches();
            case "error", "code" -> ERRORS.contains(text);
            // The only tag that Zendesk itself gives and by which the adapter decides.
            case "tags" -> text.equals("closed_by_merge");
            case "field_name" -> MEMBERS.contains(text);
            case "scope" -> Arrays.stream(text.split(" ")).allMatch(ZendeskWords::isScope);
            default -> VALUES.contains(text.toLowerCase(Locale.ROOT));
        };
    }

    private static boolean isScope(String scope) {
        String[] parts = scope.split(":", -1);
        return VALUES.contains(parts[parts.length - 1]) && (parts.length == 1 || MEMBERS.contains(parts[0]));
    }

    private static boolean isLocale(String text) {
        String[] parts = text.split("[-_]", -1);
        return LANGUAGES.contains(parts[0])
                && Arrays.stream(parts)
                        .skip(1)
                        .allMatch(part -> COUNTRIES.contains(part.toUpperCase(Locale.ROOT))
                                || REGION_OR_SCRIPT.matcher(part).matches());
    }

    private static boolean isTimeZone(String text) {
        return TIME_ZONES.contains(text)
                || text.indexOf('/') > 0 && ZoneId.getAvailableZoneIds().contains(text);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
