using System.Management.Automation;
using System.Text;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary>
/// Files as other programs write them: what is text in an accepted encoding is read as it is, and the rest is an error.
/// </summary>
[Collection(nameof(SharedEmulator))]
public sealed class EncodingTests(EmulatorFixture emulator) : IDisposable
{
    private const string Body = """{"path":"D:/Prüfung/測試😀"}""";

    private readonly Shell _shell = Shell.Connected(emulator);
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, bool> Accepted =>
        [
            .. from name in (string[])["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"]
            from hasMark in (bool[])[true, false]
            where hasMark || name == "utf-8"
            select (name, hasMark),
        ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Unicode_with_a_mark_and_UTF8_without_one_are_sent_as_they_are(string encoding, bool hasMark)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes(Body);
        _shell.Set(
            "file",
            Write("body.json", hasMark ? [.. Encoding.GetEncoding(encoding).GetPreamble(), .. bytes] : bytes)
        );
        var outcome = _shell
            .Run(
                $"(Publish-GlobusFlow Encoded -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun -BodyPath $file "
                    + "-Wait).Details.output.path"
            )
            .AssertSucceeded();
        Assert.Equal("D:/Prüfung/測試😀", outcome.Text);
    }

    [Theory]
    [InlineData("body.json", "7B 22 61 22 3A 22 FC 22 7D", 6, "GetEncoding(")]
    [InlineData("body.yaml", "61 3A 20 50 72 FC 66 0A", 5, "GetEncoding(")]
    [InlineData("body.json", "7B 22 61 22 3A 22 B2 E2 CA D4 22 7D", 6, "GetEncoding(")]
    [InlineData("body.yaml", "61 3A 20 E6 B8", 3, "Copy or export")]
    [InlineData("body.yaml", "61 3A 20 F0 9F 98", 3, "Copy or export")]
    [InlineData("body.yaml", "61 3A 20 C0 80 0A", 3, "GetEncoding(")]
    [InlineData("body.yaml", "61 3A 20 E0 80 80 0A", 3, "GetEncoding(")]
    [InlineData("body.yaml", "61 3A 20 ED A0 80 0A", 3, "GetEncoding(")]
    [InlineData("body.yaml", "61 3A 20 F4 90 80 80 0A", 3, "GetEncoding(")]
    [InlineData("body.yaml", "61 3A 20 F5 80 80 80 0A", 3, "GetEncoding(")]
    [InlineData("body.json", "EF BB BF 7B 22 61 22 3A 22 FC 22 7D", 9, "Copy or export")]
    [InlineData("body.json", "7B 00 7D 00", 1, "Unicode))")]
    [InlineData("body.json", "00 7B 00 7D", 0, "BigEndianUnicode))")]
    [InlineData("body.json", "7B 00 00 00 7D 00 00 00", 1, "UTF32))")]
    [InlineData("body.json", "00 00 00 7B 00 00 00 7D", 0, "UTF32Encoding")]
    [InlineData("body.json", "7B 7D 00 00", 2, "Copy or export")]
    [InlineData("body.json", "FF FE 7B 00 7D", 4, "Copy or export")]
    [InlineData("body.json", "FE FF 00 7B D8 3D 00 7D", 4, "Copy or export")]
    [InlineData("body.json", "FF FE 00 00 7B 00 00 00 00 D8 00 00", 8, "Copy or export")]
    [InlineData("body.json", "FF FE 00 00 7B 00 00", 4, "Copy or export")]
    public void Anything_else_names_its_file_and_byte_and_what_to_do(
        string name,
        string bytes,
        int offset,
        string advice
    )
    {
        _shell.Set("file", Write(name, Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal))));
        var error = _shell
            .Run("Start-GlobusFlowRun ([guid]::NewGuid()) -BodyPath $file")
            .AssertError("InvalidEncoding", ErrorCategory.InvalidData);
        Assert.Contains(name, error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"byte offset {offset}", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iso-8859-1", "Prüfung")]
    [InlineData("utf-16", "Prüfung")]
    [InlineData("utf-16BE", "測試")]
    [InlineData("utf-32", "😀")]
    public void The_recommended_line_converts_the_file(string encoding, string text)
    {
        _shell.Set("file", Write("it's body.json", Encoding.GetEncoding(encoding).GetBytes($$"""{"a":"{{text}}"}""")));
        var error = _shell.Run("Test-GlobusFlow -InputSchema '{}' -BodyPath $file").Errors.Single();
        _shell.Run(error.ErrorDetails.RecommendedAction).AssertSucceeded();
        _shell.Set("schema", "{\"properties\":{\"a\":{\"const\":\"" + text + "\"}}}");
        Assert.Equal("True", _shell.Run("Test-GlobusFlow -InputSchema $schema -BodyPath $file").AssertSucceeded().Text);
    }

    [Theory]
    [InlineData("Publish-GlobusFlow Title $file")]
    [InlineData($"Publish-GlobusFlow Title -Definition '{FlowTexts.Pass}' -InputSchemaPath $file")]
    [InlineData("Set-GlobusFlow ([guid]::NewGuid()) -DefinitionPath $file")]
    [InlineData("Start-GlobusFlowRun ([guid]::NewGuid()) -BodyPath $file")]
    [InlineData("Invoke-GlobusAction ([uri]::new($emulator, 'actions/hello_world')) -BodyPath $file")]
    [InlineData("Test-GlobusFlow $file -ErrorAction Continue | Out-Null")]
    public void Every_parameter_that_takes_a_file_reads_it_strictly(string command)
    {
        foreach (var name in (string[])["file.json", "file.yml"])
        {
            _shell.Set("file", Write(name, Encoding.Latin1.GetBytes("""{"a":"Prüfung"}""")));
            _shell.Run(command).AssertError("InvalidEncoding", ErrorCategory.InvalidData);
        }
    }

    [Fact]
    public void A_finding_tells_it_too()
    {
        _shell.Set("file", Write("file.json", [0xFC]));
        Assert.Equal(
            "InvalidEncoding",
            _shell.Run("Test-GlobusFlow $file -Detailed").AssertSucceeded().Property("RuleId")
        );
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    private string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
