namespace Globus.Automate.Definitions;

/// <summary>An Action names its provider by an address, or by a handler, and the provider is still there.</summary>
internal static class ProviderRules
{
    private const string HandlePrefix = "urn:globus:flows:handle:";

    private static readonly string[] ProviderMembers = ["Type", "Url", "Scope"];

    private static readonly string[] RegisteredMembers = ["Type", "Id"];

    public static void CheckUrl(Node value, FindingList findings)
    {
        if (!findings.Require(value.IsText, value, "an address"))
        {
            return;
        }

        var isAddress = Uri.TryCreate(value.Text, UriKind.Absolute, out var url);
        if (isAddress && url!.IsLoopback && url.Scheme is "http" or "https")
        {
            findings.Add(
                Rules.LoopbackProvider,
                value,
                "This leads to the machine itself; only the emulator can go there."
            );
        }
        else if (!isAddress || url!.Scheme != Uri.UriSchemeHttps)
        {
            findings.Add(Rules.InvalidUrl, value, $"'{value.Text}' is not an address that begins with https://.");
        }
        else if (RetiredProviders.AdviceFor(url) is { } advice)
        {
            findings.Add(Rules.RetiredProvider, value, advice);
        }
    }

    public static void CheckHandler(Node handler, FindingList findings)
    {
        if (handler.Text is { } handle)
        {
            if (!handle.StartsWith(HandlePrefix, StringComparison.Ordinal))
            {
                findings.Add(
                    Rules.InvalidHandler,
                    handler,
                    $"'{handle}' is not a handle that begins with {HandlePrefix}."
                );
            }

            return;
        }

        if (!findings.Require(handler.IsObject, handler, "an object, or a handle in a string,"))
        {
            return;
        }

        findings.RequireMember(handler, "Type");
        switch (handler.Member("Type")?.Text)
        {
            case "ActionProvider":
                CheckMembers(handler, ProviderMembers, "Url", findings);
                break;
            case "RegisteredAPI":
                CheckMembers(handler, RegisteredMembers, "Id", findings);
                break;
            default:
                if (handler.Member("Type") is { } type)
                {
                    findings.Add(
                        Rules.InvalidHandler,
                        type,
                        "The type of a handler is ActionProvider or RegisteredAPI."
                    );
                }

                break;
        }
    }

    private static void CheckMembers(Node handler, string[] known, string required, FindingList findings)
    {
        findings.RequireMember(handler, required);
        foreach (var member in handler.Members())
        {
            if (!known.Contains(member.Key))
            {
                findings.Add(
                    Rules.UnknownMember,
                    member.Value,
                    $"A handler of this type has no member '{member.Key}'.{Spelling.Suggest(member.Key, known)}"
                );
            }
            else if (member.Key == "Url")
            {
                CheckUrl(member.Value, findings);
            }
            else if (
                findings.Require(member.Value.IsText, member.Value, "a string")
                && member.Key == "Id"
                && !Guid.TryParse(member.Value.Text, out _)
            )
            {
                findings.Add(
                    Rules.PlaceholderId,
                    member.Value,
                    $"'{member.Value.Text}' is not the id of a registered API, which is a UUID."
                );
            }
        }
    }
}
