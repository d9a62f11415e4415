using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions.States;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>Reads the members that several state types share.</summary>
internal static class CommonMembers
{
    public static StateInput ReadInput(JsonRequestReader reader) =>
        new(reader.Template("Parameters"), reader.Path("InputPath"));

    public static StateHeader ReadHeader(string name, string type, JsonRequestReader reader)
    {
        var path = ReadResultPath(reader);
        return ReadNext(name, type, reader) with { ResultPath = path };
    }

    private static ReferencePath? ReadResultPath(JsonRequestReader reader)
    {
        var path = reader.Path("ResultPath");
        if (path is { IsWritable: false })
        {
            reader.ReportAt(
                "ResultPath",
                $"'{path}' is not writable: the path must refer to one place outside of $._context"
            );
        }

        return path;
    }

    public static StateHeader ReadNext(string name, string type, JsonRequestReader reader)
    {
        var next = reader.Text("Next");
        var end = reader.Flag("End");
        if ((next is null) == (end is null) || end == false)
        {
            reader.Report(
                $"A state of type '{type}' must be defined as either terminal (\"End\": true) or transitional "
                    + "(\"Next\": \"NextStateId\")"
            );
        }

        return new StateHeader(name, type, next, ResultPath: null, Catchers: []);
    }

    public static List<Catcher> ReadCatchers(JsonRequestReader reader)
    {
        var catchers = new List<Catcher>();
        var list = reader.List("Catch");
        for (var i = 0; i < (list?.Count ?? 0); i++)
        {
            if (list![i] is not JsonObject value)
            {
                reader.ReportAt("Catch", $"The entry at position {i} is not an object");
                continue;
            }

            var entry = reader.Nested(value, "Catch", i);
            var errors = entry.Require("ErrorEquals") ? entry.Texts("ErrorEquals") : null;
            if (errors is { Count: 0 })
            {
                entry.ReportAt("ErrorEquals", "ensure this value has at least 1 items");
            }

            var next = entry.RequiredText("Next");
            var path = ReadResultPath(entry);
            entry.RejectUnknown();
            if (errors is not null && next is not null)
            {
                catchers.Add(new Catcher(errors, next, path));
            }
        }

        return catchers;
    }
}
