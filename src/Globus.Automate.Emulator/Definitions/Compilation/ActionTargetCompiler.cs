using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions.Remote;
using Globus.Automate.Emulator.Definitions.States;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.RegisteredApis;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>Reads the provider of an Action state and its call options.</summary>
internal static class ActionTargetCompiler
{
    public static ActionTarget Compile(JsonRequestReader reader)
    {
        reader.RequireExactlyOne("ActionUrl", "Handler");
        var (url, scope) = ReadHandler(reader) ?? (reader.Text("ActionUrl"), reader.Text("ActionScope"));
        if (url is not null && !RegisteredApiAddress.IsRegisteredApi(url) && !TargetAddress.IsAllowed(url))
        {
            reader.ReportAt(
                reader.Has("ActionUrl") ? "ActionUrl" : "Handler",
                "The address must start with https://, or be a loopback address"
            );
        }

        var waitTime = reader.Integer("WaitTime");
        if (waitTime < 0)
        {
            reader.ReportAt("WaitTime", "ensure this value is greater than or equal to 0");
        }

        return new ActionTarget(
            url ?? "",
            scope,
            reader.Text("RunAs") ?? ActionTarget.User,
            waitTime ?? ActionTarget.DefaultWaitTime,
            reader.Flag("ExceptionOnActionFailure") ?? true
        );
    }

    private static (string? Url, string? Scope)? ReadHandler(JsonRequestReader reader)
    {
        if (!reader.Has("Handler") || reader.Peek("Handler") is not JsonObject)
        {
            return reader.Text("Handler") is { } handle ? (CheckHandle(reader, handle), null) : null;
        }

        var handler = reader.Nested(reader.Object("Handler")!, "Handler");
        var type = handler.RequiredText("Type");
        if (type == "RegisteredAPI")
        {
            var id = handler.RequiredText("Id");
            handler.RejectUnknown();
            return (id is null ? null : RegisteredApiAddress.OfId(id), null);
        }

        if (type is not (null or "ActionProvider"))
        {
            handler.ReportAt("Type", $"Unknown handler type '{type}'. Allowed types: ActionProvider, RegisteredAPI");
        }

        var url = handler.RequiredText("Url");
        var scope = handler.Text("Scope");
        handler.RejectUnknown();
        return (url, scope);
    }

    private static string CheckHandle(JsonRequestReader reader, string handle)
    {
        var parts = handle.StartsWith(RegisteredApiAddress.HandlePrefix, StringComparison.Ordinal)
            ? handle[RegisteredApiAddress.HandlePrefix.Length..].Split('.')
            : [];
        if (parts.Length != 2 || parts.Contains(""))
        {
            reader.ReportAt(
                "Handler",
                $"Unknown handle '{handle}'. A handle has the form {RegisteredApiAddress.HandlePrefix}<SERVICE>.<ROUTE>"
            );
        }

        return handle;
    }
}
