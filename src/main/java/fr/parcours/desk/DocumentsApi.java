package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.document.Uploads.Sent;
import fr.parcours.register.document.Uploads.Staged;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The one door for files, in and out. */
@RestController
@RequestMapping("/api")
@Tag(name = "Documents")
class DocumentsApi {
    /** Whatever it holds, it is data to be saved: no browser runs, frames or guesses it. */
    private static final String SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final Cabinet cabinet;
    private final Documents documents;
    /** Files are looked at in memory. */
    private final Turns turns = new Turns(4);

    DocumentsApi(Cabinet cabinet, Documents documents) {
        this.cabinet = cabinet;
        this.documents = documents;
    }

    /** 400 empty, or a kind that is none · 403 not yours to add · 404 unknown or not yours · 409 the dossier has ended, or is not that far · 413 too big · 415 not admitted. */
    @PostMapping(
            path = "/dossiers/{number}/documents",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Dépose une pièce : PDF, JPEG, PNG, ODT, ODS, DOCX ou XLSX, 25 Mo au plus")
    ResponseEntity<DossierView.Paper> attach(
            @PathVariable DossierNumber number,
            @RequestParam(required = false) @Nullable DocumentKind kind,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        if (kind == null) {
            throw new BadInput("kind", "Dites de quel type de document il s'agit.");
        }
        var paper = inTurn(file, sent -> cabinet.add(number, kind, sent));
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(headers -> {
                    if (paper.href() != null) {
                        headers.setLocation(URI.create(paper.href()));
                    }
                })
                .body(paper);
    }

    /** 403 not for your role · 404 unknown or not yours. */
    @GetMapping(path = "/documents/{id}", produces = MediaType.ALL_VALUE)
    @Operation(summary = "Le contenu d'un document, à enregistrer")
    ResponseEntity<InputStreamResource> content(@PathVariable String id) {
        var document = cabinet.open(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .contentLength(document.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", SANDBOX)
                .body(new InputStreamResource(documents.content(id)));
    }

    /** 400 empty · 403 for who answers no form · 413 too big · 415 not admitted. */
    @PostMapping(
            path = "/documents/staged",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Envoie un fichier avant le formulaire qui le citera par son identifiant, sous 24 heures")
    Staged stage(@RequestParam(required = false) @Nullable MultipartFile file) {
        return inTurn(file, cabinet::stage);
    }

    /** 403 for who answers no form. */
    @GetMapping(path = "/documents/staged", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Mes fichiers qui attendent leur formulaire")
    List<Staged> staged() {
        return cabinet.staged();
    }

    /** 404 unknown or not yours. */
    @DeleteMapping("/documents/staged/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Retire un fichier qui attend")
    void discard(@PathVariable String id) {
        cabinet.discard(id);
    }

    /** Whoever sends it: so many files are looked at, and no more. */
    <T> T inTurn(@Nullable MultipartFile file, Function<Sent, T> deed) {
        if (file == null) {
            throw new BadInput("file", "Choisissez un fichier.");
        }
        return turns.take(() -> {
            try {
                return deed.apply(new Sent(
                        Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                        file.getContentType(),
                        file.getBytes()));
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        });
    }
}
