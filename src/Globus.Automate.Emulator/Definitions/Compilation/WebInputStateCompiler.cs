using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions.States;
using Globus.Automate.Emulator.Evaluation.Expressions;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>
/// The two states of web inputs. What their Parameters say as constants is checked before a run comes upon it.
/// </summary>
internal static class WebInputStateCompiler
{
    public static CreateWebInputState CompileCreate(string name, MemberReader reader, EmulatorOptions options)
    {
        if (reader.Peek("Parameters") is JsonObject parameters)
        {
            WebInputParameters.Read(reader.Nested(parameters, "Parameters"));
        }

        return new CreateWebInputState(ReadFacts(name, "CreateWebInput", reader), ReadInput(reader), options);
    }

    public static AwaitWebInputState CompileAwait(string name, MemberReader reader)
    {
        if (reader.Peek("Parameters") is JsonObject parameters)
        {
            CheckId(reader.Nested(parameters, "Parameters"));
        }

        return new AwaitWebInputState(ReadFacts(name, "AwaitWebInput", reader), ReadInput(reader));
    }

    private static void CheckId(MemberReader reader)
    {
        if (
            !reader.IsComputed(AwaitWebInputState.IdMember)
            && reader.RequiredText(AwaitWebInputState.IdMember) is { } id
            && !Guid.TryParseExact(id, "D", out _)
        )
        {
            reader.ReportAt(AwaitWebInputState.IdMember, "value is not a valid uuid");
        }

        reader.Any(Template.PrivateKey);
        reader.RejectOthers();
    }

    private static StateFacts ReadFacts(string name, string type, MemberReader reader) =>
        CommonMembers.ReadFacts(name, type, reader) with
        {
            Catchers = CommonMembers.ReadCatchers(reader),
        };

    private static StateInput ReadInput(MemberReader reader)
    {
        reader.AllowOneAtMost("Parameters", "InputPath");
        return CommonMembers.ReadInput(reader);
    }
}
