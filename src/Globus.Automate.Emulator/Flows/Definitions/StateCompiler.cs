using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Flows.States;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Flows.Definitions;

/// <summary>From a state's document to a state that can run. Each type's members are read here, and no others are allowed.</summary>
internal static class StateCompiler
{
    private const string Types = "Action, AwaitWebInput, Choice, CreateWebInput, ExpressionEval, Fail, Pass, Wait";

    public static State? Compile(string name, MemberReader reader, EmulatorOptions options)
    {
        var type = reader.RequiredText("Type");
        reader.Text("Comment");
        State? state = type switch
        {
            null => null,
            "Action" => CompileAction(name, reader, options),
            "Choice" => CompileChoice(name, reader),
            "ExpressionEval" => CompileExpressionEval(name, reader),
            "Fail" => CompileFail(name, reader),
            "Pass" => CompilePass(name, reader),
            "Wait" => CompileWait(name, reader),
            _ => ReportUnknown(reader, type),
        };
        if (state is not null)
        {
            reader.RejectOthers();
        }

        return state;
    }

    private static State? ReportUnknown(MemberReader reader, string type)
    {
        reader.ReportAt("Type", type is "CreateWebInput" or "AwaitWebInput"
            ? $"The emulator does not run states of type '{type}' yet"
            : $"Unknown state type '{type}'. Allowed types: {Types}");
        return null;
    }

    private static ActionState CompileAction(string name, MemberReader reader, EmulatorOptions options)
    {
        reader.RequireExactlyOne("Parameters", "InputPath");
        var input = ReadInput(reader);
        var target = ActionTargetCompiler.Compile(reader);
        return new ActionState(ReadFacts(name, "Action", reader) with { Catchers = ReadCatchers(reader) }, input, target, options);
    }

    private static PassState CompilePass(string name, MemberReader reader)
    {
        reader.AllowOneAtMost("Parameters", "InputPath", "Result");
        return new PassState(ReadFacts(name, "Pass", reader), ReadInput(reader), reader.Object("Result"));
    }

    private static ExpressionEvalState CompileExpressionEval(string name, MemberReader reader)
    {
        reader.Require("Parameters");
        reader.Require("ResultPath");
        return new ExpressionEvalState(ReadFacts(name, "ExpressionEval", reader), new StateInput(reader.Template("Parameters"), inputPath: null));
    }

    private static WaitState CompileWait(string name, MemberReader reader)
    {
        reader.RequireExactlyOne("Seconds", "SecondsPath", "Timestamp", "TimestampPath");
        var seconds = reader.Integer("Seconds");
        if (seconds < 0)
        {
            reader.ReportAt("Seconds", "ensure this value is greater than or equal to 0");
        }

        DateTimeOffset? timestamp = null;
        if (reader.Text("Timestamp") is { } text)
        {
            timestamp = WireTime.TryParse(text, out var time) ? time : null;
            if (timestamp is null)
            {
                reader.ReportAt("Timestamp", "invalid datetime format");
            }
        }

        var facts = ReadNext(name, "Wait", reader);
        return new WaitState(facts, seconds, reader.Path("SecondsPath"), timestamp, reader.Path("TimestampPath"));
    }

    private static FailState CompileFail(string name, MemberReader reader)
    {
        reader.AllowOneAtMost("Error", "ErrorPath");
        reader.AllowOneAtMost("Cause", "CausePath");
        var facts = new StateFacts(name, "Fail", Next: null, ResultPath: null, Catchers: []);
        return new FailState(facts, reader.Text("Error"), reader.Path("ErrorPath"), reader.Text("Cause"), reader.Path("CausePath"));
    }

    private static ChoiceState CompileChoice(string name, MemberReader reader)
    {
        var choices = new List<(ChoiceRule, string)>();
        var list = reader.Require("Choices") ? reader.List("Choices") : null;
        if (list is { Count: 0 })
        {
            reader.ReportAt("Choices", "ensure this value has at least 1 items");
        }

        for (var i = 0; i < (list?.Count ?? 0); i++)
        {
            if (ReadChoice(reader, list![i], i) is { } choice)
            {
                choices.Add(choice);
            }
        }

        return new ChoiceState(new StateFacts(name, "Choice", Next: null, ResultPath: null, Catchers: []), choices, reader.Text("Default"));
    }

    private static (ChoiceRule Rule, string Next)? ReadChoice(MemberReader reader, JsonNode? value, int position)
    {
        if (value is not JsonObject choice)
        {
            reader.ReportAt("Choices", $"The rule at position {position} is not an object");
            return null;
        }

        var rules = reader.Nested(choice, "Choices", position);
        var next = rules.RequiredText("Next");
        ChoiceRuleCheck.Run(choice, rules);
        try
        {
            var rule = ChoiceRule.Compile(choice);
            return next is null ? null : (rule, next);
        }
        catch (EvaluationException exception)
        {
            rules.Report(exception.Message);
            return null;
        }
    }

    private static StateInput ReadInput(MemberReader reader) => new(reader.Template("Parameters"), reader.Path("InputPath"));

    private static StateFacts ReadFacts(string name, string type, MemberReader reader)
    {
        var path = ReadResultPath(reader);
        return ReadNext(name, type, reader) with { ResultPath = path };
    }

    private static ReferencePath? ReadResultPath(MemberReader reader)
    {
        var path = reader.Path("ResultPath");
        if (path is { IsWritable: false })
        {
            reader.ReportAt("ResultPath", $"'{path}' is not a place that can be written: it must name one place, outside of $._context");
        }

        return path;
    }

    private static StateFacts ReadNext(string name, string type, MemberReader reader)
    {
        var next = reader.Text("Next");
        var end = reader.Flag("End");
        if ((next is null) == (end is null) || end == false)
        {
            reader.Report($"A state of type '{type}' must be defined as either terminal (\"End\": true) or transitional (\"Next\": \"NextStateId\")");
        }

        return new StateFacts(name, type, next, ResultPath: null, Catchers: []);
    }

    private static List<Catcher> ReadCatchers(MemberReader reader)
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
            entry.RejectOthers();
            if (errors is not null && next is not null)
            {
                catchers.Add(new Catcher(errors, next, path));
            }
        }

        return catchers;
    }
}
