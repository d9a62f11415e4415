using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Control.Page;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Tests.Control.Page;

/// <summary>The sentence that the page shows for a failed run.</summary>
public sealed class FailureTextTests
{
    [Theory]
    [InlineData("""{"exception": "E", "cause": "The disk is full."}""", "The disk is full.")]
    [InlineData("""{"exception": "The disk is full.", "cause": "DiskFull"}""", "The disk is full.")]
    [InlineData("""{"exception": "E", "cause": {"code": "X", "description": "No such user"}}""", "No such user")]
    [InlineData(
        """{"exception": "E", "cause": {"status": "FAILED", "display_status": "FAILED", "details": {"fatal_error": {"code": "X", "description": "No such file"}}}}""",
        "No such file"
    )]
    [InlineData(
        """{"exception": "E", "cause": {"status": "FAILED", "display_status": "FAILED", "details": {"nice_status_details": "Path not found"}}}""",
        "Path not found"
    )]
    [InlineData("""{"exception": "E", "cause": "422: {\"error\": {\"detail\": \"Wrong name\"}}"}""", "422: Wrong name")]
    [InlineData(
        """{"exception": "E", "cause": "{\"errors\": [\"a\", \"b\", \"a\", \"c\", \"d\"]}"}""",
        "a; b; c; and 1 more"
    )]
    [InlineData(
        """{"exception": "E", "cause": {"error": {"detail": [{"loc": ["body", "x"], "msg": "required"}]}}}""",
        "body.x: required"
    )]
    [InlineData("""{"exception": "E", "cause": "{not JSON"}""", "{not JSON")]
    [InlineData("""{"exception": "E", "cause": "two\n lines"}""", "two lines")]
    [InlineData("""{"exception": "E", "cause": {"display_status": "Slow", "status": "ACTIVE"}}""", "Slow")]
    [InlineData("""{"exception": "E", "cause": {"display_status": "ACTIVE", "status": "ACTIVE"}}""", "E")]
    [InlineData("""{"exception": "E", "cause": {"description": {"access_token": "secret words"}}}""", "E")]
    [InlineData("""{"exception": "E", "cause": null}""", "E")]
    [InlineData("""{"exception": "E", "cause": {"status": "FAILED", "result": {"error": "No disk"}}}""", "No disk")]
    [InlineData("""{"exception": "E", "cause": {"body": "{\"message\": \"No disk\"}"}}""", "No disk")]
    [InlineData("""{"exception": "E", "cause": {"data": [1, {"reason": "No disk"}]}}""", "No disk")]
    [InlineData("""{"exception": "E", "cause": {"result": "a plain value"}}""", "E")]
    public void The_cause_of_a_failure_is_one_sentence(string failure, string expected) =>
        Assert.Equal(expected, RunFailureView.Summarize(RunStatus.Failed, failure, details: null));

    [Fact]
    public void Deep_and_long_documents_are_limited()
    {
        JsonNode deep = JsonValue.Create("too deep");
        for (var i = 0; i < 40; i++)
        {
            deep = new JsonObject { ["cause"] = deep };
        }

        Assert.Null(FailureText.Read(deep));
        Assert.Equal(2001, FailureText.Read(JsonValue.Create(new string('x', 100_000)))!.Length);
    }
}
