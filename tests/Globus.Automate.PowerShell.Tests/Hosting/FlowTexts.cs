namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>Small flows to test with.</summary>
internal static class FlowTexts
{
    public const string Pass = """{"StartAt":"Only","States":{"Only":{"Type":"Pass","End":true}}}""";

    public const string Hello = """
        {"StartAt":"Greet","States":{"Greet":{"Type":"Action","ActionUrl":"https://actions.globus.org/hello_world",
        "Parameters":{"echo_string.$":"$.name"},"ResultPath":"$.answer","End":true}}}
        """;

    public const string Slow = """
        {"StartAt":"Rest","States":{"Rest":{"Type":"Wait","Seconds":600,"Next":"Only"},"Only":{"Type":"Pass","End":true}}}
        """;

    public const string Short = """
        {"StartAt":"Rest","States":{"Rest":{"Type":"Wait","Seconds":10,"Next":"Only"},"Only":{"Type":"Pass","End":true}}}
        """;

    /// <summary>Asks the emulator's client whether to go on.</summary>
    public const string Asking = """
        {"StartAt":"Ask","States":{"Ask":{"Type":"CreateWebInput","Parameters":{"InputType":"Selection",
        "Context":{"PresentationStyle":"Text","Title":"Go on?","Text":"All is well."},
        "Options":[{"Value":"yes","Label":"Approve","Description":"Go on."},{"Value":"no","Label":"Deny"}],
        "RespondentUrns":["urn:globus:auth:identity:10ca1000-0000-4000-8000-000000000001"],
        "ViewerUrns":["urn:globus:auth:identity:10ca1000-0000-4000-8000-000000000002"]},"ResultPath":"$.question","Next":"Wait"},
        "Wait":{"Type":"AwaitWebInput","Parameters":{"web_input_id.$":"$.question.web_input_id"},"ResultPath":"$.answer","End":true}}}
        """;

    public const string NamedSchema = """
        {"type":"object","required":["name"],"properties":{"name":{"type":"string"}},"additionalProperties":false}
        """;
}
