using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>The roles in a web input. The owner of the run has no role automatically.</summary>
internal static class WebInputRoles
{
    public const string Viewer = "viewer";
    public const string Respondent = "respondent";

    public static readonly IReadOnlyList<string> All = [Viewer, Respondent];

    public static IReadOnlyList<string> Of(WebInputRecord input, Caller caller) =>
        [
            .. caller.IsAmong(input.Question.ViewerUrns) ? (string[])[Viewer] : [],
            .. caller.IsAmong(input.Question.RespondentUrns) ? (string[])[Respondent] : [],
        ];
}
