using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Tests.Http;

/// <summary>Secrets in documents that the control interface shows.</summary>
public sealed class RedactionTests
{
    private const string Token = "AgAbcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Theory]
    [InlineData("""{"access_token": "a", "n": 1}""", """{"access_token": "***", "n": 1}""")]
    [InlineData($$"""{"header": "Bearer {{Token}}, sent"}""", """{"header": "Bearer ***, sent"}""")]
    [InlineData($$"""{"name": "x{{Token}}"}""", $$"""{"name": "x{{Token}}"}""")]
    [InlineData(
        """{"cause": "{\"password\": \"p\", \"n\": 1.0}"}""",
        """{"cause": "{\"password\":\"***\",\"n\":1.0}"}"""
    )]
    [InlineData("""{"cause": "422: {\"token\": \"t\"}"}""", """{"cause": "422: {\"token\":\"***\"}"}""")]
    [InlineData(
        $$"""{"cause": "Bearer {{Token}} {\"token_count\": 1}"}""",
        """{"cause": "Bearer *** {\"token_count\": 1}"}"""
    )]
    [InlineData("""{"cause": "The {token} is old."}""", """{"cause": "The {token} is old."}""")]
    [InlineData("""{"cause": "{ \"token\": 1 }"}""", """{"cause": "{ \"token\": 1 }"}""")]
    public void Secrets_are_hidden_also_within_texts(string document, string shown) =>
        Assert.Equal(JsonText.Parse(shown)!.ToText(), Redaction.HideTexts(JsonText.Parse(document))!.ToText());
}
