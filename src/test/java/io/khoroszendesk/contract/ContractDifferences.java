package io.khoroszendesk.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a served document says otherwise than a published one, operation by operation, in words that can be compared. */
final class ContractDifferences {

    record Difference(String operation, String text) {}

    private final OpenAPI published;
    private final OpenAPI served;
    private final List<Difference> found = new ArrayList<>();
    private String operation = "";

    ContractDifferences(OpenAPI published, OpenAPI served) {
        this.published = published;
        this.served = served;
    }

    List<Difference> all() {
        Map<String, Operation> theirs = operations(published);
        Map<String, Operation> ours = operations(served);
        theirs.forEach((name, their) -> {
            operation = name;
            Operation our = ours.get(name);
            if (our == null) {
                add("is not served");
            } else {
                parameters(their, our);
                body(their, our);
                answers(their, our);
            }
        });
        ours.keySet().stream().filter(name -> !theirs.containsKey(name)).forEach(name -> {
            operation = name;
            add("is not published");
        });
        return found;
    }

    private void add(String text) {
        found.add(new Difference(operation, text));
    }

    private static Map<String, Operation> operations(OpenAPI document) {
        Map<String, Operation> operations = new LinkedHashMap<>();
        document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
            List<Parameter> all = new ArrayList<>();
            all.addAll(item.getParameters() == null ? List.of() : item.getParameters());
            all.addAll(operation.getParameters() == null ? List.of() : operation.getParameters());
            operation.setParameters(all);
            operations.put(method + " " + path.replaceAll("\\{[^}]*}", "{}"), operation);
        }));
        return operations;
    }

    private void parameters(Operation their, Operation our) {
        Map<String, Parameter> theirs = named(their);
        Map<String, Parameter> ours = named(our);
        theirs.forEach((name, parameter) -> {
            Parameter own = ours.get(name);
            if (own == null) {
                add(name + " is missing");
            } else {
                types(name, parameter.getSchema(), own.getSchema());
                if (Boolean.TRUE.equals(own.getRequired()) && !Boolean.TRUE.equals(parameter.getRequired())) {
                    add(name + " is demanded");
                }
            }
        });
        ours.keySet().stream().filter(name -> !theirs.containsKey(name)).forEach(name -> add(name + " is added"));
    }

    private static Map<String, Parameter> named(Operation operation) {
        Map<String, Parameter> named = new LinkedHashMap<>();
        operation
                .getParameters()
                .forEach(parameter -> named.put(parameter.getIn() + " " + parameter.getName(), parameter));
        return named;
    }

    private void body(Operation their, Operation our) {
        Schema<?> theirs = their.getRequestBody() == null
                ? null
                : json(their.getRequestBody().getContent());
        Schema<?> ours =
                our.getRequestBody() == null ? null : json(our.getRequestBody().getContent());
        if (theirs != null && ours != null) {
            members("member ", theirs, ours);
        } else if (theirs != ours) {
            add(ours == null ? "the body is missing" : "the body is added");
        }
    }

    /** Compares what both describe. Members that only stand for a tenant's own fields count as fields of any name. */
    private void members(String kind, Schema<?> theirs, Schema<?> ours) {
        Map<String, Schema<?>> own = properties(ours);
        properties(theirs).forEach((name, schema) -> {
            if (name.startsWith("custom") && !name.equals("customId") && !name.equals("customerId")) {
                if (Boolean.FALSE.equals(ours.getAdditionalProperties())) {
                    add("fields of any name are not taken");
                }
            } else if (!own.containsKey(name)) {
                add(kind + name + " is missing");
            } else {
                types(kind + name, schema, own.get(name));
            }
        });
        Set<String> demanded = required(ours);
        Set<String> theyDemand = required(theirs);
        theyDemand.stream()
                .filter(name -> !demanded.contains(name))
                .forEach(name -> add(kind + name + " is not demanded"));
        demanded.stream().filter(name -> !theyDemand.contains(name)).forEach(name -> add(kind + name + " is demanded"));
    }

    private void types(String name, Schema<?> theirs, Schema<?> ours) {
        String their = type(theirs);
        String our = type(ours);
        if (!their.equals(our)) {
            add(name + " is " + article(our) + ", not " + article(their));
        } else if (our.equals("array")) {
            Schema<?> item = theirs.getItems();
            if (!properties(item).isEmpty() && properties(item).containsKey("serviceId")) {
                members("interaction member ", item, ours.getItems());
            }
        } else if (our.equals("object")) {
            members(name + " member ", theirs, ours);
        }
    }

    private void answers(Operation their, Operation our) {
        Map<String, ApiResponse> ours = our.getResponses();
        their.getResponses().forEach((status, answer) -> {
            ApiResponse own = ours.get(status);
            if (own == null) {
                add("status " + status + " is missing");
            } else {
                answer(answer, own);
            }
        });
        ours.keySet().stream()
                .filter(status -> !their.getResponses().containsKey(status))
                .forEach(status -> add("status " + status + " is added"));
    }

    private void answer(ApiResponse their, ApiResponse our) {
        if (their.getContent() == null || our.getContent() == null) {
            return;
        }
        if (!their.getContent().keySet().equals(our.getContent().keySet())) {
            add("answers are " + String.join(", ", our.getContent().keySet()) + ", not "
                    + String.join(", ", their.getContent().keySet()));
        }
        Map<String, Schema<?>> own = properties(json(our.getContent()));
        properties(json(their.getContent())).forEach((name, schema) -> {
            if (own.containsKey(name)) {
                types("answered " + name, schema, own.get(name));
            }
        });
    }

    private static Schema<?> json(Content content) {
        return content == null || content.get("application/json") == null
                ? null
                : content.get("application/json").getSchema();
    }

    /** The members of an object, and of all its alternatives. */
    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        if (schema != null) {
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((name, member) -> properties.put(name, member));
            }
            alternatives(schema).forEach(alternative -> properties.putAll(properties(alternative)));
        }
        return properties;
    }

    /** The members that all alternatives demand. */
    private static Set<String> required(Schema<?> schema) {
        Set<String> required = new LinkedHashSet<>(schema.getRequired() == null ? List.of() : schema.getRequired());
        alternatives(schema).stream()
                .map(ContractDifferences::required)
                .reduce((one, other) -> {
                    one.retainAll(other);
                    return one;
                })
                .ifPresent(required::addAll);
        return required;
    }

    private static List<Schema<?>> alternatives(Schema<?> schema) {
        List<Schema<?>> alternatives = new ArrayList<>();
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(alternatives::add);
        }
        return alternatives;
    }

    private static String type(Schema<?> schema) {
        if (schema.getOneOf() != null) {
            return "oneOf";
        }
        // Version 3.1 has sets of types.
        return schema.getType() != null ? schema.getType() : String.join("|", schema.getTypes());
    }

    private static String article(String type) {
        return type.equals("oneOf") ? type : (type.matches("[aeiou].*") ? "an " : "a ") + type;
    }
}
