namespace Globus.Automate.Definitions;

/// <summary>A state has the members that its type needs, and none that its type does not know.</summary>
internal static class StateRules
{
    public static void Check(Node state, FindingList findings)
    {
        findings.RequireMember(state, "Type");
        if (state.Member("Type") is not { } type || !findings.Require(type.IsText, type, "a string"))
        {
            return;
        }

        if (!StateShape.All.TryGetValue(type.Text!, out var shape))
        {
            findings.Add(Rules.UnknownStateType, type, $"There is no state type '{type.Text}'. {Advice(type.Text!)}");
            return;
        }

        CheckShape(shape, state, findings);
        foreach (var member in state.Members())
        {
            CheckMember(shape, member.Key, member.Value, findings);
        }

        CheckHints(shape, state, findings);
    }

    private static void CheckShape(StateShape shape, Node state, FindingList findings)
    {
        foreach (var name in shape.Required)
        {
            findings.RequireMember(state, name);
        }

        foreach (var group in shape.Groups)
        {
            group.Check(state, findings);
        }

        if (shape.LeadsOn && state.Has("Next") == state.Has("End"))
        {
            findings.Add(
                Rules.NextOrEnd,
                state,
                $"A state of type '{shape.Type}' needs either Next, with the state to go on with, or End, which is "
                    + "true."
            );
        }
    }

    private static void CheckMember(StateShape shape, string name, Node value, FindingList findings)
    {
        if (shape.Members.Contains(name))
        {
            MemberRules.Check(name, value, findings);
        }
        else
        {
            findings.Add(
                Rules.UnknownMember,
                value,
                $"A state of type '{shape.Type}' has no member '{name}'.{Spelling.Suggest(name, shape.Members)}"
            );
        }
    }

    private static void CheckHints(StateShape shape, Node state, FindingList findings)
    {
        if (shape.Type == "Choice" && !state.Has("Default"))
        {
            findings.Add(Rules.MissingDefault, state, "There is no Default: the run fails when no rule matches.");
        }

        if (shape.Type != "Action")
        {
            return;
        }

        if (!state.Has("ExceptionOnActionFailure"))
        {
            findings.Add(
                Rules.MissingExceptionOnActionFailure,
                state,
                "ExceptionOnActionFailure is not given: say true if a failed action is to be an error, or false if "
                    + "the flow is to go on."
            );
        }

        if (!state.Has("ResultPath") && state.Has("Next"))
        {
            findings.Add(
                Rules.MissingResultPath,
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
            _ => $"The types are {string.Join(", ", StateShape.All.Keys)}.",
        };
}
