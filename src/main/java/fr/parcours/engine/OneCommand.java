package fr.parcours.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * One engine command around several: one transaction, one cache of what was read, one flush at the end. Registers that
 * write inside share its connection.
 */
@Component
public class OneCommand {
    private final ProcessEngineConfigurationImpl configuration;

    OneCommand(ProcessEngine engine) {
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    public <T> T run(Supplier<T> deed) {
        return configuration.getCommandExecutorTxRequired().execute(context -> deed.get());
    }
}
