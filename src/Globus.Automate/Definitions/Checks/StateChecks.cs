namespace Globus.Automate.Definitions.Checks;

/// <summary>Checks that a state has the required members of its type and no unknown members.</summary>
internal static class StateChecks
{
    public static void Check(JsonNodeAt state, FindingCollector findings)
    {
        findings.RequireMember(state, "Type");
        if (state.Member("Type") is not { } type || !findings.Require(type.IsString, type, "a string"))
        {
            return;
        }

        if (!StateSchema.All.TryGetValue(type.Text!, out var schema))
        {
            findings.Add(
                LintRules.UnknownStateType,
                type,
                $"The state type '{type.Text}' is unknown. {Advice(type.Text!)}"
            );
            return;
        }

        CheckSchema(schema, state, findings);
        foreach (var member in state.Members)
        {
            CheckMember(schema, member.Name, member, findings);
        }

        CheckHints(schema, state, findings);
    }

    private static void CheckSchema(StateSchema schema, JsonNodeAt state, FindingCollector findings)
    {
        foreach (var name in schema.Required)
        {
            findings.RequireMember(state, name);
        }

        foreach (var group in schema.Groups)
        {
            group.Check(state, findings);
        }

        if (schema.HasTransition && state.Has("Next") == state.Has("End"))
        {
            findings.Add(
                LintRules.NextOrEnd,
                state,
                $"A state of type '{schema.Type}' requires either Next with the name of a state, or End set to true."
            );
        }
    }

    private static void CheckMember(StateSchema schema, string name, JsonNodeAt value, FindingCollector findings)
    {
        if (schema.IsMember(name))
        {
            MemberChecks.Check(name, value, findings);
        }
        else
        {
            findings.Add(
                LintRules.UnknownMember,
                value,
                $"'{name}' is not a member of a state of type '{schema.Type}'.{Spelling.Suggest(name, schema.Members)}"
            );
        }
    }

    private static void CheckHints(StateSchema schema, JsonNodeAt state, FindingCollector findings)
    {
        if (schema.Type == "Choice" && !state.Has("Default"))
        {
            findings.Add(LintRules.MissingDefault, state, "Default is not set. The run fails if no rule matches.");
        }

        if (schema.Type != "Action")
        {
            return;
        }

        OldParameterChecks.Check(state, findings);
        if (!state.Has("ExceptionOnActionFailure"))
        {
            findings.Add(
                LintRules.MissingExceptionOnActionFailure,
                state,
                "ExceptionOnActionFailure is not set. The flow raises an error when the action fails. To continue "
                    + "instead, set it to false."
            );
        }

        if (!state.Has("ResultPath") && state.Has("Next"))
        {
            findings.Add(
                LintRules.MissingResultPath,
                state,
                "ResultPath is not set. The result replaces all data of the run."
            );
        }
    }

    private static string Advice(string type) =>
        type switch
        {
            "Task" => "Use Action.",
            "Succeed" => "Use Pass with End set to true.",
            "ActionWait" => "Use Action, which waits until the time in WaitTime has passed.",
            "Parallel" or "Map" => "Globus Flows does not support this type.",
            _ => $"Valid types: {string.Join(", ", StateSchema.All.Keys)}.",
        };
}
