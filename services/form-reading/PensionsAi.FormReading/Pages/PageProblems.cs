using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Pages;

/// <summary>Why a picture is no page that can be read.</summary>
internal static class PageProblems
{
    /// <summary>No template was named, and no code says which it is.</summary>
    public static ServiceProblem NotRecognised => new(
        "template-not-recognised",
        422,
        "The form was not recognised",
        "No template was named, and the page shows no registration marks and printed code that can be read. Name the template in the query parameter template.");

    /// <summary>The code names a template that is not here.</summary>
    public static ServiceProblem UnknownTemplate => new(
        "unknown-template",
        422,
        "There is no such template",
        "The template is not one of those at /v1/form-templates, or its printed version is not, nor is it field:personnummer, field:digits or field:date.");

    /// <summary>A template was named, and the page is none of it that can be laid straight.</summary>
    public static ServiceProblem NotFound => new(
        "form-not-found",
        422,
        "The page cannot be matched with the form",
        "Fewer than two of the page's registration marks can be seen, or what is between them is not the named form.");

    /// <summary>The printed code says that this is another form than the caller does.</summary>
    public static ServiceProblem WrongTemplate => new(
        "wrong-template",
        422,
        "The page is of another form",
        "The page's printed code names another template than the query parameter template does.");

    /// <summary>Two pages lie in one picture.</summary>
    public static ServiceProblem SeveralForms => new(
        "several-forms",
        422,
        "The picture shows several pages",
        "More than one page lies in the picture. Scan them one by one.");

    /// <summary>Pages of one form do not follow on one another.</summary>
    public static ServiceProblem PagesMissing => new(
        "pages-missing",
        422,
        "Pages of the form are missing",
        "The form has more pages than were sent, or they are not in their order.");

    /// <summary>The machine lacks what blanks and PDFs are rendered with.</summary>
    public static ServiceProblem NotAvailable => new(
        "forms-not-available",
        422,
        "Forms cannot be read on this server",
        "Reading whole forms needs the program pdftoppm and the libraries that OpenCV is linked to (Debian packages poppler-utils, libgtk-3-0, libdrm2 and libatomic1), which are not all installed on this server. Single fields can be read.");
}
