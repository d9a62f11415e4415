using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions.States;
using Globus.Automate.Emulator.Evaluation.Expressions;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>Compiles the two states of web inputs. Constants in their Parameters are checked before a run.</summary>
internal static class WebInputStateCompiler
{
    public static CreateWebInputState CompileCreate(string name, JsonRequestReader reader, EmulatorOptions options)
    {
        if (reader.Peek("Parameters") is JsonObject parameters)
        {
            WebInputParameters.Read(reader.Nested(parameters, "Parameters"));
        }

        return new CreateWebInputState(ReadHeader(name, "CreateWebInput", reader), ReadInput(reader), options);
    }

    public static AwaitWebInputState CompileAwait(string name, JsonRequestReader reader)
    {
        if (reader.Peek("Parameters") is JsonObject parameters)
        {
            CheckId(reader.Nested(parameters, "Parameters"));
        }

        return new AwaitWebInputState(ReadHeader(name, "AwaitWebInput", reader), ReadInput(reader));
    }

    private static void CheckId(JsonRequestReader reader)
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
        reader.RejectUnknown();
    }

    private static StateHeader ReadHeader(string name, string type, JsonRequestReader reader) =>
        CommonMembers.ReadHeader(name, type, reader) with
        {
            Catchers = CommonMembers.ReadCatchers(reader),
        };

    private static StateInput ReadInput(JsonRequestReader reader)
    {
        reader.AllowAtMostOne("Parameters", "InputPath");
        return CommonMembers.ReadInput(reader);
    }
}
