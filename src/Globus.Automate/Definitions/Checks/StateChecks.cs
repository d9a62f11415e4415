namespace Globus.Automate.Definitions.Checks;

/// <summary>A state has the members that its type needs, and none that its type does not know.</summary>
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
                $"There is no state type '{type.Text}'. {Advice(type.Text!)}"
            );
            return;
        }

        CheckSchema(schema, state, findings);
        foreach (var member in state.Members())
        {
            CheckMember(schema, member.Key, member.Value, findings);
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
                $"A state of type '{schema.Type}' needs either Next, with the state to go on with, or End, which is "
                    + "true."
            );
        }
    }

    private static void CheckMember(StateSchema schema, string name, JsonNodeAt value, FindingCollector findings)
    {
        if (schema.Members.Contains(name))
        {
            MemberChecks.Check(name, value, findings);
        }
        else
        {
            findings.Add(
                LintRules.UnknownMember,
                value,
                $"A state of type '{schema.Type}' has no member '{name}'.{Spelling.Suggest(name, schema.Members)}"
            );
        }
    }

    private static void CheckHints(StateSchema schema, JsonNodeAt state, FindingCollector findings)
    {
        if (schema.Type == "Choice" && !state.Has("Default"))
        {
            findings.Add(LintRules.MissingDefault, state, "There is no Default: the run fails when no rule matches.");
        }

        if (schema.Type != "Action")
        {
            return;
        }

        if (!state.Has("ExceptionOnActionFailure"))
        {
            findings.Add(
                LintRules.MissingExceptionOnActionFailure,
                state,
                "ExceptionOnActionFailure is not given: say true if a failed action is to be an error, or false if "
                    + "the flow is to go on."
            );
        }

        if (!state.Has("ResultPath") && state.Has("Next"))
        {
            findings.Add(
                LintRules.MissingResultPath,
                state,
                "There is no ResultPath: the result replaces all that the run has so far."
            );
        }
    }

    private static string Advice(string type) =>
        type switch
        {
            "Task" => "Use Action.",
            "Succeed" => "Use a Pass with End true.",
            "ActionWait" => "An Action waits by itself; WaitTime says how long.",
            "Parallel" or "Map" => "Globus Flows cannot do this.",
            _ => $"The types are {string.Join(", ", StateSchema.All.Keys)}.",
        };
}
