namespace Globus.Automate.Definitions.Checks;

/// <summary>Checks the address or handler of an Action.</summary>
internal static class ProviderChecks
{
    private const string HandlePrefix = "urn:globus:flows:handle:";

    private static readonly string[] ProviderMembers = ["Type", "Url", "Scope"];

    private static readonly string[] RegisteredMembers = ["Type", "Id"];

    public static void CheckUrl(JsonNodeAt value, FindingCollector findings)
    {
        if (!findings.Require(value.IsString, value, "a URL"))
        {
            return;
        }

        var isAddress = Uri.TryCreate(value.Text, UriKind.Absolute, out var url);
        if (HasSpace(value.Text!))
        {
            findings.Add(LintRules.InvalidUrl, value, $"'{value.Text}' contains a space. Remove it.");
        }
        else if (isAddress && url!.IsLoopback && url.Scheme is "http" or "https")
        {
            findings.Add(
                LintRules.LoopbackProvider,
                value,
                "This is a loopback address. Only the emulator can reach it."
            );
        }
        else if (!isAddress || !value.Text!.StartsWith("https://", StringComparison.Ordinal))
        {
            findings.Add(LintRules.InvalidUrl, value, $"'{value.Text}' is not an https:// address.");
        }
        else if (RetiredProviders.AdviceFor(url!) is { } advice)
        {
            findings.Add(LintRules.RetiredProvider, value, advice);
        }
        else if (RetiredProviders.NewHostOf(url!) is { } host)
        {
            findings.Add(LintRules.OldHostName, value, $"{url!.Host} is the old name of {host}.");
        }
    }

    public static void CheckHandler(JsonNodeAt handler, FindingCollector findings)
    {
        if (handler.Text is { } handle)
        {
            if (!handle.StartsWith(HandlePrefix, StringComparison.Ordinal))
            {
                findings.Add(
                    LintRules.InvalidHandler,
                    handler,
                    $"'{handle}' is not a Globus handle. Handles start with {HandlePrefix}."
                );
            }

            return;
        }

        if (!findings.Require(handler.IsObject, handler, "an object or a handle string"))
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
                        LintRules.InvalidHandler,
                        type,
                        "The type of a handler must be ActionProvider or RegisteredAPI."
                    );
                }

                break;
        }
    }

    private static bool HasSpace(string text)
    {
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckMembers(JsonNodeAt handler, string[] known, string required, FindingCollector findings)
    {
        findings.RequireMember(handler, required);
        foreach (var member in handler.Members)
        {
            if (!known.Contains(member.Name))
            {
                findings.Add(
                    LintRules.UnknownMember,
                    member,
                    $"'{member.Name}' is not a member of a handler of this type.{Spelling.Suggest(member.Name, known)}"
                );
            }
            else if (member.Name == "Url")
            {
                CheckUrl(member, findings);
            }
            else if (
                findings.Require(member.IsString, member, "a string")
                && member.Name == "Id"
                && !Guid.TryParse(member.Text, out _)
            )
            {
                findings.Add(
                    LintRules.PlaceholderId,
                    member,
                    $"'{member.Text}' is not the id of a registered API. Expected a UUID."
                );
            }
        }
    }
}
