namespace Globus.Automate.Definitions.Checks;

/// <summary>The members of a state type (https://docs.globus.org/api/flows/authoring-flows/).</summary>
internal sealed record StateSchema(
    string Type,
    IReadOnlyList<string> Required,
    IReadOnlyList<MemberGroup> Groups,
    IReadOnlyList<string> Members
)
{
    private static readonly MemberGroup Input = MemberGroup.AtMostOne("Parameters", "InputPath");

    private readonly HashSet<string> _members = new(Members, StringComparer.Ordinal);

    /// <summary>The state types by name.</summary>
    public static IReadOnlyDictionary<string, StateSchema> All { get; } =
        Schemas().ToDictionary(schema => schema.Type, StringComparer.Ordinal);

    /// <summary>Whether the state has Next or End; a Choice and a Fail have neither.</summary>
    public bool HasTransition => IsMember("Next");

    /// <summary>Whether states of this type can have the member.</summary>
    public bool IsMember(string name) => _members.Contains(name);

    private static IEnumerable<StateSchema> Schemas() =>
        [
            WithTransition(
                "Action",
                [],
                [MemberGroup.ExactlyOne("Parameters", "InputPath"), MemberGroup.ExactlyOne("ActionUrl", "Handler")],
                "ActionUrl",
                "ActionScope",
                "Handler",
                "Parameters",
                "InputPath",
                "ResultPath",
                "RunAs",
                "WaitTime",
                "ExceptionOnActionFailure",
                "Catch"
            ),
            WithTransition("AwaitWebInput", [], [Input], "Parameters", "InputPath", "ResultPath", "Catch"),
            new("Choice", ["Choices"], [], ["Type", "Comment", "Choices", "Default"]),
            WithTransition("CreateWebInput", [], [Input], "Parameters", "InputPath", "ResultPath", "Catch"),
            WithTransition("ExpressionEval", ["Parameters", "ResultPath"], [], "Parameters", "ResultPath"),
            new(
                "Fail",
                [],
                [MemberGroup.AtMostOne("Error", "ErrorPath"), MemberGroup.AtMostOne("Cause", "CausePath")],
                ["Type", "Comment", "Error", "ErrorPath", "Cause", "CausePath"]
            ),
            WithTransition(
                "Pass",
                [],
                [MemberGroup.AtMostOne("Parameters", "InputPath", "Result")],
                "Parameters",
                "InputPath",
                "Result",
                "ResultPath"
            ),
            WithTransition(
                "Wait",
                [],
                [MemberGroup.ExactlyOne("Seconds", "SecondsPath", "Timestamp", "TimestampPath")],
                "Seconds",
                "SecondsPath",
                "Timestamp",
                "TimestampPath"
            ),
        ];

    private static StateSchema WithTransition(
        string type,
        string[] required,
        MemberGroup[] groups,
        params string[] own
    ) => new(type, required, groups, ["Type", "Comment", "Next", "End", .. own]);
}
