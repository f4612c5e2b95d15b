package fr.parcours.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The inventory, for programs. */
@RestController
@RequestMapping(path = "/api/spaces", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Espaces")
class SpacesApi {
    private final SpaceReading reading;

    SpacesApi(SpaceReading reading) {
        this.reading = reading;
    }

    /** 400 a criterion that is none · 403 for the archives and the technical administrator. */
    @GetMapping
    @Operation(summary = "Les espaces, sans adresse pour les demandeurs avant une option")
    @Parameter(name = "commune", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(
            name = "capacity",
            in = ParameterIn.QUERY,
            description = "Personnes, au moins",
            schema = @Schema(type = "integer"))
    @Parameter(name = "areaMin", in = ParameterIn.QUERY, description = "m²", schema = @Schema(type = "integer"))
    @Parameter(name = "areaMax", in = ParameterIn.QUERY, description = "m²", schema = @Schema(type = "integer"))
    @Parameter(name = "publicReception", in = ParameterIn.QUERY, schema = @Schema(type = "boolean"))
    @Parameter(name = "accessible", in = ParameterIn.QUERY, schema = @Schema(type = "boolean"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Ouvert et libre de ce jour…",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "… à celui-ci, inclus",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(name = "text", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "status", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    List<SpaceView> spaces(@Parameter(hidden = true) HttpServletRequest request) {
        return reading.list(SpaceSearch.of(request.getParameterMap()));
    }

    /** 403 as the list · 404 unknown or not yours. */
    @GetMapping("/{code}")
    @Operation(summary = "La fiche d'un espace : faits, diagnostics, relevés, calendrier")
    SpaceSheetView space(@PathVariable String code) {
        return reading.sheet(code);
    }
}
