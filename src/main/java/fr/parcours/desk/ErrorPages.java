package fr.parcours.desk;

import fr.parcours.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is left when a request fails outside our controllers: a page for people, a problem for programs. */
@Controller
class ErrorPages implements ErrorController {
    @RequestMapping("/error")
    Object show(HttpServletRequest request, HttpServletResponse response, Model model) {
        var problem = problem(request);
        response.setStatus(problem.status());
        if (Problems.isForPrograms(path(request))) {
            return Problems.problem(problem);
        }
        model.addAttribute("problem", problem);
        return new ModelAndView("erreur", model.asMap());
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(Problems.ATTRIBUTE) instanceof Problem told) {
            return told;
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return Problems.ofStatus(status instanceof Integer code ? code : 404);
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "/";
    }
}
