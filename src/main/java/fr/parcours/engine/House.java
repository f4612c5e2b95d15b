package fr.parcours.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Acts as the house itself: nobody signed in, so no right is asked. For what no person may do by hand. */
@Component
public class House {
    private final IdentityService identity;
    private final ThreadLocal<String> service = new ThreadLocal<>();

    House(IdentityService identity) {
        this.identity = identity;
    }

    /** Runs it without the person, who is signed in again afterwards. */
    public <T> T act(Supplier<T> deed) {
        var person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return deed.get();
        } finally {
            identity.setAuthentication(person);
        }
    }

    /** As {@link #act}; what is started meanwhile belongs to this service. */
    <T> T actFor(String tenant, Supplier<T> deed) {
        service.set(tenant);
        try {
            return act(deed);
        } finally {
            service.remove();
        }
    }

    /** The service for which the house acts just now. */
    public Optional<String> service() {
        return Optional.ofNullable(service.get());
    }
}
