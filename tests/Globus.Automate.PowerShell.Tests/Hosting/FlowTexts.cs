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

    public const string NamedSchema = """
        {"type":"object","required":["name"],"properties":{"name":{"type":"string"}},"additionalProperties":false}
        """;
}
