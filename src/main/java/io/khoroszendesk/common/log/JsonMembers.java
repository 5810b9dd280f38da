package io.khoroszendesk.common.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.formatters.JsonFormatter;

/** Lets every part of the log that is written as JSON show the members of log entries. */
@Singleton
class JsonMembers {

    private static final int BEFORE_ANYTHING_IS_LOGGED = 0;

    void add(@Observes @Priority(BEFORE_ANYTHING_IS_LOGGED) StartupEvent event) {
        addTo(Logger.getLogger("").getHandlers());
    }

    static void addTo(Handler... handlers) {
        for (Handler handler : handlers) {
            if (handler.getFormatter() instanceof JsonFormatter json) {
                handler.setFormatter(new JsonMembersFormatter(json));
            }
            if (handler instanceof ExtHandler outer) {
                addTo(outer.getHandlers());
            }
        }
    }
}
