using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Actions;

/// <summary>Reads requests to start an action. Unknown members are ignored, as by real providers.</summary>
internal static class ActionRequestReader
{
    private const int MaximumLabelLength = 64;

    /// <exception cref="ActionException">A member is missing or has an invalid value.</exception>
    public static ActionRequest Read(HttpContext http)
    {
        var problems = new List<Problem>();
        var reader = new JsonRequestReader(ReadBody(http), [], problems);
        var request = new ActionRequest(
            reader.RequiredText("request_id") ?? "",
            reader.RequiredObject("body") ?? [],
            Label(reader),
            Principals.Read(reader, "manage_by", "ManageBy") ?? [],
            Principals.Read(reader, "monitor_by", "MonitorBy") ?? [],
            ReleaseAfter(reader),
            Deadline(reader)
        );
        return problems.Count == 0
            ? request
            : throw ActionException.Invalid(
                string.Join(
                    "; ",
                    problems.Select(problem => $"Field '{string.Join('.', problem.Location)}': {problem.Message}")
                )
            );
    }

    private static string? Label(JsonRequestReader reader)
    {
        var label = reader.OptionalText("label");
        if (label is { Length: 0 or > MaximumLabelLength })
        {
            reader.ReportAt("label", $"ensure this value has from 1 to {MaximumLabelLength} characters");
        }

        return label;
    }

    private static string? ReleaseAfter(JsonRequestReader reader)
    {
        var text = reader.OptionalText("release_after");
        if (text is not null && !IsoDuration.TryParse(text, out _))
        {
            reader.ReportAt("release_after", "invalid ISO 8601 duration");
        }

        return text;
    }

    private static DateTimeOffset? Deadline(JsonRequestReader reader)
    {
        if (reader.OptionalText("deadline") is not { } text)
        {
            return null;
        }

        if (WireTime.TryParse(text, out var deadline))
        {
            return deadline;
        }

        reader.ReportAt("deadline", "invalid datetime format");
        return null;
    }

    private static JsonObject ReadBody(HttpContext http)
    {
        try
        {
            return RequestContent.Of(http).ReadObject()
                ?? throw ActionException.Invalid("Field '__root__': value is not a valid dict");
        }
        catch (JsonException)
        {
            throw ActionException.Malformed();
        }
    }
}
