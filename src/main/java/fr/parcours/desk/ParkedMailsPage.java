package fr.parcours.desk;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** « Courriels non partis ». */
@Controller
@RequestMapping("/courriels")
class ParkedMailsPage {
    private final ParkedMails mails;

    ParkedMailsPage(ParkedMails mails) {
        this.mails = mails;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("mails", mails.all());
        return "courriels";
    }

    @PostMapping("/renvoi")
    String resend(@RequestParam String id) {
        mails.resend(id);
        return "redirect:/courriels";
    }

    @PostMapping("/classement")
    String dismiss(@RequestParam String id) {
        mails.dismiss(id);
        return "redirect:/courriels";
    }
}
