package fr.parcours.step;

import fr.parcours.DossierNumber;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where a letter's reader finds what it is about. */
@Component
public class Links {
    private final String house;

    /** @param house address of this house as its people reach it */
    Links(@Value("${parcours.public-url:http://localhost:${server.port:8080}}") String house) {
        this.house = house;
    }

    public String dossier(DossierNumber number) {
        return "%s/dossiers/%s".formatted(house, number);
    }

    /** Our own page of it: it fits a telephone, survives the sign-in, and says so once the task is done. */
    public String task(String taskId) {
        return "%s/taches/%s".formatted(house, taskId);
    }

    /** The same in Tasklist, where it is handed to somebody else. */
    public String assignment(String taskId) {
        return "%s/camunda/app/tasklist/default/#/?task=%s".formatted(house, taskId);
    }

    /** Where an occupant from outside gets in by this key. */
    public String door(String key) {
        return "%s/porte/%s".formatted(house, key);
    }

    public String preferences() {
        return house + "/preferences";
    }
}
