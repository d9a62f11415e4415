using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Control.Seeding;

public sealed class SeedFolderTests : IDisposable
{
    private const string Definition = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""";

    private readonly string _directory = Directory.CreateTempSubdirectory("emulator-seed-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Definitions_become_flows_with_the_same_ids_at_each_start()
    {
        Write("greet.json", Definition);
        Write("greet.input_schema.json", """{"required": ["who"]}""");
        Write("greet.metadata.json", """{"title": "Greeting", "keywords": ["k"]}""");
        Write("greet.sample_input.json", """{"who": "Ada"}""");
        Write("plain.json", Definition);
        Write(
            "whole.json",
            $$"""{"id": "11111111-1111-4111-8111-111111111111", "title": "Whole", "definition": {{Definition}} }"""
        );
        Write("zz.json", """{"runs": [{"flow": "Greeting", "body": {"who": "Ada"}}]}""");
        Write("README.md", "Not a seed.");
        var first = await ListAsync();
        Assert.Equal(["Greeting", "Whole", "plain"], first.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("11111111-1111-4111-8111-111111111111", first["Whole"]);
        Assert.Equal(first, await ListAsync());
    }

    [Fact]
    public async Task A_flow_of_a_kept_emulator_becomes_what_the_folder_has()
    {
        var data = Path.Combine(_directory, "data");
        Write("greet.json", Definition);
        var id = Assert.Single(await ListAsync(data)).Value;
        Write("greet.json", $$"""{"title": "Changed", "definition": {{Definition}} }""");
        Assert.Equal(KeyValuePair.Create("Changed", id), Assert.Single(await ListAsync(data)));
    }

    [Theory]
    [InlineData("a.json", "{", "not valid JSON")]
    [InlineData("a.json", "[]", "must contain a JSON object")]
    [InlineData("a.json", """{"hello": 1}""", "not a definition (States)")]
    [InlineData("a.json", """{"StartAt": "B", "States": {"A": {"Type": "Pass", "End": true}}}""", "StartAt")]
    [InlineData("a.yaml", "StartAt: A", "reads only JSON")]
    [InlineData("a.input_schema.json", "{}", "The definition a.json, to which this file belongs, does not exist")]
    [InlineData("a.json", """{"runs": [{"flow": "Absent"}]}""", "Flow 'Absent' does not exist")]
    public async Task A_file_that_cannot_be_used_ends_the_start_and_is_named(
        string name,
        string content,
        string message
    )
    {
        Write(name, content);
        var failure = await Assert.ThrowsAsync<EmulatorStartException>(() => ListAsync());
        Assert.Equal(("Seed", 5), (failure.Code, failure.ExitCode));
        Assert.Contains(Path.Combine(_directory, name), failure.Message, StringComparison.Ordinal);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7B 22 74 69 74 6C 65 22 3A 22 FC 22 7D", "offset 10")]
    [InlineData("EF BB BF 7B 22 FC 22 7D", "offset 5")]
    [InlineData("7B 22 61 22 3A 22 E6 B8", "offset 6")]
    public async Task A_file_in_another_encoding_ends_the_start_and_names_the_byte(string bytes, string place)
    {
        await File.WriteAllBytesAsync(
            Path.Combine(_directory, "a.json"),
            Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)),
            TestContext.Current.CancellationToken
        );
        var failure = await Assert.ThrowsAsync<EmulatorStartException>(() => ListAsync());
        Assert.Contains(place, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unicode_with_a_mark_seeds()
    {
        foreach (
            var (name, encoding) in (IReadOnlyList<(string, System.Text.Encoding)>)
                [
                    ("a", System.Text.Encoding.Unicode),
                    ("b", System.Text.Encoding.UTF32),
                    ("c", System.Text.Encoding.UTF8),
                ]
        )
        {
            await File.WriteAllTextAsync(
                Path.Combine(_directory, name + ".json"),
                $$"""{"title": "Prüfung {{name}}", "definition": {{Definition}} }""",
                encoding,
                TestContext.Current.CancellationToken
            );
        }

        Assert.Equal(["Prüfung a", "Prüfung b", "Prüfung c"], (await ListAsync()).Keys);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_ends_the_start()
    {
        var options = new EmulatorOptions { SeedDirectory = Path.Combine(_directory, "absent") };
        var failure = await Assert.ThrowsAsync<EmulatorStartException>(() => TestEmulator.StartAsync(options));
        Assert.Contains("The folder does not exist", failure.Message, StringComparison.Ordinal);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_directory, name), content);

    private async Task<SortedDictionary<string, string>> ListAsync(string? data = null)
    {
        await using var emulator = await TestEmulator.StartAsync(
            new EmulatorOptions { SeedDirectory = _directory, DataDirectory = data }
        );
        var flows = (await emulator.SendAsync("GET", "flows")).Ok()["flows"]!.AsArray();
        return new SortedDictionary<string, string>(
            flows.ToDictionary(flow => (string)flow!["title"]!, flow => (string)flow!["id"]!),
            StringComparer.Ordinal
        );
    }
}
