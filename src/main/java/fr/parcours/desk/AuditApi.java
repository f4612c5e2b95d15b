package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.register.audit.Heads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, for programs. */
@RestController
@RequestMapping(path = "/api/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Audit")
class AuditApi {
    private final AuditDesk audit;

    AuditApi(AuditDesk audit) {
        this.audit = audit;
    }

    /** 400 no such page · 403 for all but the DPO, and for a part the steering role and the administration. */
    @GetMapping
    @Operation(summary = "Le journal d'audit, le plus récent d'abord, cent lignes par page", description = """
                    Une chaîne par dossier et une pour la maison (« MAISON ») ; chaque ligne porte l'empreinte SHA-256 de la \
                    précédente et d'elle-même. Le pilotage lit les dossiers, sans les lectures ; l'administration, les droits \
                    et les lignes techniques.""")
    AuditDesk.Page lines(
            @RequestParam(required = false) @Nullable DossierNumber dossier,
            @RequestParam(defaultValue = "1") int page) {
        return audit.lines(dossier, page);
    }

    /** 403 for all but the DPO. */
    @GetMapping("/verification")
    @Operation(
            summary = "Relit toutes les chaînes et nomme la première ligne qui n'est plus telle qu'elle a été écrite")
    AuditDesk.Checked verify() {
        return audit.verify();
    }

    /** 403 for all but the DPO. */
    @GetMapping("/heads")
    @Operation(summary = "Les têtes de chaque jour, à garder hors d'ici")
    List<Heads.Head> heads() {
        return audit.heads();
    }
}
