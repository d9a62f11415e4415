using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions.States;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Evaluation.Choices;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>
/// Compiles a state document to an executable state. It reads the members of each type and refuses all others.
/// </summary>
internal static class StateCompiler
{
    private const string Types = "Action, AwaitWebInput, Choice, CreateWebInput, ExpressionEval, Fail, Pass, Wait";

    public static State? Compile(string name, JsonRequestReader reader, EmulatorOptions options)
    {
        var type = reader.RequiredText("Type");
        reader.Any("Comment");
        State? state = type switch
        {
            null => null,
            "Action" => CompileAction(name, reader, options),
            "AwaitWebInput" => WebInputStateCompiler.CompileAwait(name, reader),
            "Choice" => CompileChoice(name, reader),
            "CreateWebInput" => WebInputStateCompiler.CompileCreate(name, reader, options),
            "ExpressionEval" => CompileExpressionEval(name, reader),
            "Fail" => CompileFail(name, reader),
            "Pass" => CompilePass(name, reader),
            "Wait" => CompileWait(name, reader),
            _ => ReportUnknown(reader, type),
        };
        if (state is not null)
        {
            reader.RejectUnknown();
        }

        return state;
    }

    private static State? ReportUnknown(JsonRequestReader reader, string type)
    {
        reader.ReportAt("Type", $"Unknown state type '{type}'. Allowed types: {Types}");
        return null;
    }

    private static ActionState CompileAction(string name, JsonRequestReader reader, EmulatorOptions options)
    {
        reader.RequireExactlyOne("Parameters", "InputPath");
        var input = CommonMembers.ReadInput(reader);
        var target = ActionTargetCompiler.Compile(reader);
        return new ActionState(
            CommonMembers.ReadHeader(name, "Action", reader) with
            {
                Catchers = CommonMembers.ReadCatchers(reader),
            },
            input,
            target,
            options
        );
    }

    private static PassState CompilePass(string name, JsonRequestReader reader)
    {
        reader.AllowAtMostOne("Parameters", "InputPath", "Result");
        return new PassState(
            CommonMembers.ReadHeader(name, "Pass", reader),
            CommonMembers.ReadInput(reader),
            reader.Object("Result")
        );
    }

    private static ExpressionEvalState CompileExpressionEval(string name, JsonRequestReader reader)
    {
        reader.Require("Parameters");
        reader.Require("ResultPath");
        return new ExpressionEvalState(
            CommonMembers.ReadHeader(name, "ExpressionEval", reader),
            new StateInput(reader.Template("Parameters"), inputPath: null)
        );
    }

    private static WaitState CompileWait(string name, JsonRequestReader reader)
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
            timestamp = WireTime.TryParseStrictly(text, out var time) ? time : null;
            if (timestamp is null)
            {
                reader.ReportAt("Timestamp", "invalid datetime format");
            }
        }

        var header = CommonMembers.ReadNext(name, "Wait", reader);
        return new WaitState(header, seconds, reader.Path("SecondsPath"), timestamp, reader.Path("TimestampPath"));
    }

    private static FailState CompileFail(string name, JsonRequestReader reader)
    {
        reader.AllowAtMostOne("Error", "ErrorPath");
        reader.AllowAtMostOne("Cause", "CausePath");
        var header = new StateHeader(name, "Fail", Next: null, ResultPath: null, Catchers: []);
        return new FailState(
            header,
            reader.Text("Error"),
            reader.Path("ErrorPath"),
            reader.Text("Cause"),
            reader.Path("CausePath")
        );
    }

    private static ChoiceState CompileChoice(string name, JsonRequestReader reader)
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

        return new ChoiceState(
            new StateHeader(name, "Choice", Next: null, ResultPath: null, Catchers: []),
            choices,
            reader.Text("Default")
        );
    }

    private static (ChoiceRule Rule, string Next)? ReadChoice(JsonRequestReader reader, JsonNode? value, int position)
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
}
