package fr.parcours.desk;

import fr.parcours.AuditEvent;
import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.engine.Audit;
import fr.parcours.register.space.Sheets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages of the inventory: the list, a sheet and its calendar; for patrimony changing it, import and export. */
@Controller
@RequestMapping("/espaces")
class SpacePages {
    private final Sight sight;
    private final SpaceReading reading;
    private final Sheets sheets;
    private final SheetDesk desk;
    private final InventoryImport imports;
    private final Audit audit;
    private final Clock clock;

    SpacePages(
            Sight sight,
            SpaceReading reading,
            Sheets sheets,
            SheetDesk desk,
            InventoryImport imports,
            Audit audit,
            Clock clock) {
        this.sight = sight;
        this.reading = reading;
        this.sheets = sheets;
        this.desk = desk;
        this.imports = imports;
        this.audit = audit;
        this.clock = clock;
    }

    /** A criterion that is not understood shows itself beside the form, and no space. */
    @GetMapping
    String list(HttpServletRequest request, HttpServletResponse response, Model model) {
        var person = sight.visitorOfSpaces();
        model.addAttribute("asked", request.getParameterMap());
        model.addAttribute("communes", reading.communes());
        model.addAttribute("keeps", Sight.keepsSpaces(person));
        model.addAttribute("statuses", SpaceReading.statuses(person));
        try {
            model.addAttribute("spaces", reading.list(SpaceSearch.of(request.getParameterMap())));
        } catch (BadInput unfit) {
            response.setStatus(unfit.status().value());
            model.addAttribute("unfit", unfit.errors().get(0));
        }
        return "espaces";
    }

    @GetMapping("/{code}")
    String one(@PathVariable String code, Model model) {
        var person = sight.visitorOfSpaces();
        var keeps = Sight.keepsSpaces(person);
        model.addAttribute("sheet", reading.sheet(code));
        model.addAttribute("keeps", keeps);
        if (keeps) {
            model.addAttribute("history", reading.history(code));
        }
        return "espace";
    }

    @GetMapping("/{code}/modifier")
    String edit(@PathVariable String code, Model model) {
        sight.keeperOfSpaces();
        model.addAttribute("form", SheetForm.of(sheets.get(code)));
        return "espace-modifier";
    }

    /** 400 a fact that cannot be taken · 409 somebody changed the sheet meanwhile; either way the form keeps what was typed. */
    @PostMapping("/{code}/modifier")
    String change(
            @PathVariable String code,
            @RequestParam int edition,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var person = sight.keeperOfSpaces();
        var sheet = sheets.get(code);
        var form = SheetForm.typed(sheet, edition, request.getParameterMap());
        try {
            desk.save(sheet, edition, form.typed(), person.login());
            return "redirect:/espaces/%s?enregistre".formatted(code);
        } catch (BadInput unfit) {
            return again(form.with(unfit.errors()), unfit.status().value(), response, model);
        } catch (Conflict late) {
            model.addAttribute("late", late.reason());
            return again(form, late.status().value(), response, model);
        }
    }

    private static String again(SheetForm form, int status, HttpServletResponse response, Model model) {
        response.setStatus(status);
        model.addAttribute("form", form);
        return "espace-modifier";
    }

    /** The inventory as a file for a spreadsheet, in the columns that the import takes. */
    @GetMapping("/export")
    ResponseEntity<byte[]> export() {
        sight.keeperOfSpaces();
        audit.record(AuditEvent.INVENTORY_EXPORTED, null, "csv");
        var file = ContentDisposition.attachment()
                .filename("espaces-%s.csv".formatted(LocalDate.now(clock)))
                .build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(InventoryFile.write(sheets.all()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/import")
    String chooseFile() {
        sight.keeperOfSpaces();
        return "espaces-import";
    }

    /** Says what the file would do; changes nothing. */
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String check(@RequestParam MultipartFile file, HttpServletResponse response, Model model) throws IOException {
        sight.keeperOfSpaces();
        try {
            var text = CsvText.of(file.getBytes());
            model.addAttribute("report", imports.report(text));
            model.addAttribute("content", text);
        } catch (BadInput unfit) {
            response.setStatus(unfit.status().value());
            model.addAttribute("unfit", unfit.reason());
        }
        return "espaces-import";
    }

    /** Does it: all of it or nothing. */
    @PostMapping("/import/confirmer")
    String apply(@RequestParam String content, @RequestParam String seal, HttpServletResponse response, Model model) {
        var person = sight.keeperOfSpaces();
        try {
            model.addAttribute("done", imports.apply(content, seal, person.login()));
        } catch (BadInput | Conflict refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("unfit", refused.reason());
        }
        return "espaces-import";
    }
}
