namespace Globus.Automate.Definitions;

/// <summary>The members that states of one type have (https://docs.globus.org/api/flows/authoring-flows/).</summary>
internal sealed record StateShape(
    string Type,
    IReadOnlyList<string> Required,
    IReadOnlyList<MemberGroup> Groups,
    IReadOnlyList<string> Members
)
{
    private static readonly MemberGroup Input = MemberGroup.AtMostOne("Parameters", "InputPath");

    /// <summary>The shapes by the names of their types.</summary>
    public static IReadOnlyDictionary<string, StateShape> All { get; } =
        Shapes().ToDictionary(shape => shape.Type, StringComparer.Ordinal);

    /// <summary>Whether such a state goes on or ends by itself; a Choice and a Fail do neither.</summary>
    public bool LeadsOn => Members.Contains("Next");

    private static IEnumerable<StateShape> Shapes() =>
        [
            Leading(
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
            Leading("AwaitWebInput", [], [Input], "Parameters", "InputPath", "ResultPath", "Catch"),
            new("Choice", ["Choices"], [], ["Type", "Comment", "Choices", "Default"]),
            Leading("CreateWebInput", [], [Input], "Parameters", "InputPath", "ResultPath", "Catch"),
            Leading("ExpressionEval", ["Parameters", "ResultPath"], [], "Parameters", "ResultPath"),
            new(
                "Fail",
                [],
                [MemberGroup.AtMostOne("Error", "ErrorPath"), MemberGroup.AtMostOne("Cause", "CausePath")],
                ["Type", "Comment", "Error", "ErrorPath", "Cause", "CausePath"]
            ),
            Leading(
                "Pass",
                [],
                [MemberGroup.AtMostOne("Parameters", "InputPath", "Result")],
                "Parameters",
                "InputPath",
                "Result",
                "ResultPath"
            ),
            Leading(
                "Wait",
                [],
                [MemberGroup.ExactlyOne("Seconds", "SecondsPath", "Timestamp", "TimestampPath")],
                "Seconds",
                "SecondsPath",
                "Timestamp",
                "TimestampPath"
            ),
        ];

    private static StateShape Leading(string type, string[] required, MemberGroup[] groups, params string[] own) =>
        new(type, required, groups, ["Type", "Comment", "Next", "End", .. own]);
}
