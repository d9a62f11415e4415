using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Flows;
using Globus.Automate.Json.Wire;

namespace Globus.Automate.Tests.Flows;

/// <summary>The reader of runs gives what the serializer gives, or refuses the document.</summary>
public sealed class RunReaderTests
{
    private const string Whole = """
        {"run_id":"6b0a5a52-9f1b-4a5e-8a51-0f2b9a6f0b01","flow_id":"6b0a5a52-9f1b-4a5e-8a51-0f2b9a6f0b02",
        "flow_title":"Titel \u00e4","label":"a","status":"FAILED","display_status":"Failed","tags":["x","y"],
        "start_time":"2026-01-01T00:00:00.123456+00:00","completion_time":"2026-01-01 00:00:01","run_owner":"urn:a",
        "run_managers":["urn:b"],"run_monitors":"urn:c","user_role":"run_owner","user_roles":["run_owner"],
        "details":{"code":"FlowFailed","output":{"a":[1,2.5,{"b":null}]},"padding":"_________________________________"},
        "blocking_web_input_id":"6b0a5a52-9f1b-4a5e-8a51-0f2b9a6f0b03","flow_last_updated":"2026-01-01T00:00:00Z",
        "flow_description":{"title":"t"},"action_id":"6b0a5a52-9f1b-4a5e-8a51-0f2b9a6f0b01","new":{"x":[true]}}
        """;

    private static readonly string[] Values =
    [
        "null",
        "\"\"",
        "\"text\"",
        "5",
        "1e999",
        "true",
        "[]",
        "{}",
        "[\"a\",1,null]",
        "\"2026-01-01T00:00:00\"",
        "\"6b0a5a52-9f1b-4a5e-8a51-0f2b9a6f0b09\"",
        "\"\\ud800\"",
    ];

    public static TheoryData<string> Members { get; } =
    [.. JsonNode.Parse(Whole)!.AsObject().Select(member => member.Key), "another"];

    [Theory]
    [MemberData(nameof(Members))]
    public void Whatever_a_member_is_both_readers_agree(string member)
    {
        AssertAgree(Without(member));
        foreach (var value in Values)
        {
            var rest = Without(member);
            AssertAgree($"{rest[..^1]},\"{member}\":{value}}}");
        }
    }

    [Theory]
    [InlineData(Whole)]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Both_readers_agree_about_a_document(string json) => AssertAgree(json);

    [Fact]
    public void The_whole_document_is_not_refused() => Assert.NotNull(ReadDirectly(Whole));

    private static string Without(string member)
    {
        var document = JsonNode.Parse(Whole)!.AsObject();
        document.Remove(member);
        return document.ToJsonString();
    }

    private static void AssertAgree(string json)
    {
        if (ReadDirectly(json) is { } run)
        {
            Assert.Equal(Text(ReadWithSerializer(json)), Text(run));
        }
    }

    private static Run? ReadDirectly(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        try
        {
            reader.Read();
            return RunReader.Read(ref reader, WireDocuments.Options);
        }
        catch (Exception exception) when (TolerantReader.IsUnreadable(exception))
        {
            return null;
        }
    }

    private static Run ReadWithSerializer(string json) =>
        JsonSerializer.Deserialize(json, StrictOptions.GetTypeInfo<Run>(WireDocuments.Options))!;

    private static string Text(Run run) =>
        JsonSerializer.Serialize(run, StrictOptions.GetTypeInfo<Run>(WireDocuments.Options));
}
