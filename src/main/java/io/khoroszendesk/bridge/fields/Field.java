package io.khoroszendesk.bridge.fields;

import java.util.List;

/**
 * A field of a customer or a case: what Khoros shows, and where it is in Zendesk.
 *
 * @param name the member's name in payloads
 * @param label what agents see in place of the name
 * @param type how Khoros presents it
 * @param searchable whether customers can be searched by it
 * @param access whether it may be written
 * @param format what its values look like in Zendesk
 * @param options the choices of a list; the value is what is sent
 * @param source where it is kept
 */
public record Field(
        String name,
        String label,
        Type type,
        boolean searchable,
        Access access,
        Format format,
        List<Option> options,
        Source source) {

    /** The four types of Khoros' metadata. */
    public enum Type {
        TEXT,
        TEXTAREA,
        SINGLE_SEL_LIST,
        CHECKBOX
    }

    enum Access {
        /** May be written. */
        WRITE,
        /** Listed and answered, and ignored in what is written. */
        READ
    }

    public enum Format {
        TEXT,
        INTEGER,
        DECIMAL,
        DATE,
        YES_NO,
        CHOICE
    }

    /** A choice of a list: {@code name} is shown, {@code value} is sent. */
    public record Option(String name, String value) {}

    /** Where a field is kept in Zendesk. */
    public sealed interface Source {
        /** Made by this service: ids and links. */
        record Ours() implements Source {}

        /** A member of the user or ticket itself. */
        record Member(String name) implements Source {}

        /** A custom field of users, by its key. */
        record UserField(String key) implements Source {}

        /** A custom field of tickets, by its id. */
        record TicketField(long id) implements Source {}
    }

    Field named(String newName) {
        return new Field(newName, label, type, searchable, access, format, options, source);
    }

    Field labelled(String newLabel) {
        return new Field(name, newLabel, type, searchable, access, format, options, source);
    }

    public boolean isWritable() {
        return access == Access.WRITE;
    }

    static Field ours(String name, String label) {
        return new Field(name, label, Type.TEXT, false, Access.READ, Format.TEXT, List.of(), new Source.Ours());
    }

    static Field member(String name, String label, Type type, boolean searchable) {
        return new Field(name, label, type, searchable, Access.WRITE, Format.TEXT, List.of(), new Source.Member(name));
    }

    static Field list(String name, String label, String member, List<Option> options) {
        return new Field(
                name,
                label,
                Type.SINGLE_SEL_LIST,
                false,
                Access.WRITE,
                Format.CHOICE,
                options,
                new Source.Member(member));
    }
}
