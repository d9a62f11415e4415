using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary>Natural first tries with files: they work, or the error says what to write.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class DocumentFileTests : IDisposable
{
    private readonly Shell _shell;
    private readonly TemporaryFolder _folder = new();

    public DocumentFileTests(EmulatorFixture emulator)
    {
        _shell = Shell.Connected(emulator);
        _folder.Write("alpha.json", FlowTexts.Pass);
        _folder.Write("alpha.input_schema.json", FlowTexts.NamedSchema);
        _folder.Write(
            "alpha.metadata.json",
            """{"id":"ignored","title":"Alpha flow","subtitle":"below","keywords":["first"],"flow_viewers":["public"]}"""
        );
        _folder.Write("alpha.sample_input.json", """{"name":"n"}""");
        _folder.Write("beta.yaml", "StartAt: Only\nStates:\n  Only:\n    Type: Pass\n    End: true\n");
        _folder.Write("beta.input_schema.yml", "type: object\n");
        _folder.Write("in.json", "{\n\"a\": 1\n}");
        _folder.Write("notes.txt", "no definition");
        _shell.Set("folder", _folder.Path);
        _shell.Set("pass", FlowTexts.Pass);
        _shell
            .Run(
                $$"""
                $ExecutionContext.SessionState.Path.SetLocation($folder) | ForEach-Object { }
                $flow = Publish-GlobusFlow Pass -Definition $pass
                function Files($pattern) { [System.IO.Directory]::GetFiles($folder, $pattern) | ForEach-Object { [System.IO.FileInfo] $_ } }
                function Lines($name) { [System.IO.File]::ReadAllLines("$folder/$name") }
                """
            )
            .AssertSucceeded();
    }

    [Theory]
    [InlineData("Publish-GlobusFlow ./alpha.json", "Alpha flow below first object")]
    [InlineData("Publish-GlobusFlow alpha.json -Subtitle other", "Alpha flow other first object")]
    [InlineData("Publish-GlobusFlow -DefinitionPath alpha.json", "Alpha flow below first object")]
    [InlineData("Publish-GlobusFlow ([System.IO.FileInfo] \"$folder/alpha.json\")", "Alpha flow below first object")]
    [InlineData("Publish-GlobusFlow ./beta.yaml", "beta   object")]
    [InlineData("Publish-GlobusFlow Title ./alpha.json", "Title   ")]
    [InlineData("Publish-GlobusFlow no.json -Definition $pass", "no.json   ")]
    [InlineData(
        "Files alpha.json | Publish-GlobusFlow -Title { \"of $($_.BaseName)\" } -Keyword { $_.Name, 'more' }",
        "of alpha below alpha.json more object"
    )]
    [InlineData("Files beta.yaml | Publish-GlobusFlow -DefinitionPath { $_.FullName }", "beta   object")]
    [InlineData(
        "[pscustomobject]@{ Name = 'n'; File = 'beta.yaml' } | Publish-GlobusFlow -Title { $_.Name } "
            + "-DefinitionPath { $_.File }",
        "n   object"
    )]
    [InlineData("'./beta.yaml' | Publish-GlobusFlow", "beta   object")]
    [InlineData("[pscustomobject]@{ DefinitionPath = './beta.yaml' } | Publish-GlobusFlow -InputSchema @{}", "beta   ")]
    public void A_file_is_published(string script, string expected) =>
        Assert.Equal(
            expected,
            _shell
                .Run(
                    $"{script} | ForEach-Object {{ \"$($_.Title) $($_.Subtitle) $($_.Keywords -join ' ') "
                        + "$($_.InputSchema.type)\" }"
                )
                .AssertSucceeded()
                .Text
        );

    [Fact]
    public void Companions_are_published_with_their_definition_and_skipped_quietly()
    {
        var outcome = _shell
            .Run(
                "Files *.json | Where-Object Name -ne in.json | Publish-GlobusFlow -Verbose | ForEach-Object { "
                    + "\"$($_.Title) $($_.FlowViewers)\" }"
            )
            .AssertSucceeded();
        Assert.Equal("Alpha flow public", outcome.Text);
        Assert.Empty(outcome.Warnings);
        Assert.Equal(3, outcome.Verbose.Count(line => line.Contains("was skipped", StringComparison.Ordinal)));
    }

    [Fact]
    public void Companions_are_not_tested_as_definitions()
    {
        var outcome = _shell.Run("Files *.json | Where-Object Name -ne in.json | Test-GlobusFlow").AssertSucceeded();
        Assert.Equal("True", outcome.Text);
    }

    [Fact]
    public void A_companion_without_a_definition_is_an_error_and_the_others_are_published()
    {
        _folder.Write("gone.metadata.json", "{}");
        var outcome = _shell.Run("'gone.metadata.json', 'beta.yaml' | Publish-GlobusFlow | ForEach-Object Title");
        Assert.Equal("beta", outcome.Text);
        Assert.Contains(
            "is a companion file of the definition 'gone.json'",
            outcome.AssertError("DefinitionMissing", ErrorCategory.InvalidArgument).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void WhatIf_publishes_nothing()
    {
        using var user = new EmulatedUser(new Uri(_shell.Run("\"$emulator\"").Text));
        user.ForgetRequests();
        _shell.Run("Files *.json | Where-Object Name -ne in.json | Publish-GlobusFlow -WhatIf").AssertSucceeded();
        Assert.Empty(user.Requests());
    }

    [Theory]
    [InlineData("Publish-GlobusFlow ./nowhere.json", "FileNotFound", "{folder}/nowhere.json", "-DefinitionPath")]
    [InlineData(
        "Publish-GlobusFlow ./*.json",
        "FileNotFound",
        "{folder}/*.json",
        "Get-ChildItem './*.json' | Publish-GlobusFlow"
    )]
    [InlineData(
        "Publish-GlobusFlow .",
        "DefinitionMissing",
        "is a folder",
        "Get-ChildItem './*.json' | Publish-GlobusFlow"
    )]
    [InlineData(
        "Publish-GlobusFlow notes.txt",
        "DefinitionMissing",
        "name of a file",
        "Publish-GlobusFlow -DefinitionPath 'notes.txt'"
    )]
    [InlineData("Publish-GlobusFlow alpha.metadata.json", "DefinitionMissing", "is a companion", "alpha.json'")]
    [InlineData(
        "Publish-GlobusFlow @{ StartAt = 'A' }",
        "DefinitionMissing",
        "-Definition accepts documents",
        "-Definition"
    )]
    [InlineData("Publish-GlobusFlow $pass", "DefinitionMissing", "-Definition accepts documents", "-Definition")]
    [InlineData(
        "Publish-GlobusFlow 'Only a title: this'",
        "DefinitionMissing",
        "No definition was specified",
        "-DefinitionPath"
    )]
    [InlineData("Publish-GlobusFlow -Definition $pass", "TitleMissing", "requires a title", "-Title")]
    [InlineData("Publish-GlobusFlow x nowhere.json", "FileNotFound", "{folder}/nowhere.json", "Check the path")]
    [InlineData("Publish-GlobusFlow x NoDrive:nowhere.json", "FileNotFound", "NoDrive:nowhere.json", "Check the path")]
    [InlineData(
        "Publish-GlobusFlow x -Definition alpha.json",
        "InvalidJson",
        "-DefinitionPath",
        "-DefinitionPath 'alpha.json'"
    )]
    [InlineData(
        "Publish-GlobusFlow x -Definition $pass -InputSchema nowhere.json",
        "InvalidJson",
        "-InputSchemaPath",
        "-InputSchemaPath 'nowhere.json'"
    )]
    [InlineData(
        "Set-GlobusFlow $flow -Definition alpha.json",
        "InvalidJson",
        "-DefinitionPath",
        "-DefinitionPath 'alpha.json'"
    )]
    [InlineData("Set-GlobusFlow $flow -Definition (Lines in.json)", "DocumentNotAnObject", "-Raw", "-DefinitionPath")]
    [InlineData("Test-GlobusFlow nowhere.json", "FileNotFound", "{folder}/nowhere.json", "Check the path")]
    [InlineData(
        "Test-GlobusFlow -Definition alpha.json",
        "InvalidJson",
        "-DefinitionPath",
        "-DefinitionPath 'alpha.json'"
    )]
    [InlineData("Start-GlobusFlowRun $flow ./in.json", "InvalidJson", "-BodyPath", "-BodyPath './in.json'")]
    [InlineData("Start-GlobusFlowRun $flow -Body nowhere.yaml", "InvalidJson", "-BodyPath", "-BodyPath 'nowhere.yaml'")]
    [InlineData("Start-GlobusFlowRun $flow -Body notes.txt", "InvalidJson", "-BodyPath", "-BodyPath 'notes.txt'")]
    [InlineData("Start-GlobusFlowRun $flow (Lines in.json)", "DocumentNotAnObject", "-Raw", "-BodyPath")]
    [InlineData(
        "Start-GlobusFlowRun $flow -Body ([System.IO.FileInfo] \"$folder/in.json\")",
        "UnsupportedValue",
        "-BodyPath",
        "in.json'"
    )]
    [InlineData("Start-GlobusFlowRun $flow -BodyPath '{\"a\":1}'", "FileNotFound", "-Body accepts documents", "-Body")]
    [InlineData(
        "Publish-GlobusFlow T @{ StartAt = 'A' }",
        "FileNotFound",
        "-Definition accepts documents",
        "-Definition"
    )]
    [InlineData(
        "Publish-GlobusFlow T ([ordered]@{ StartAt = 'A' })",
        "FileNotFound",
        "-Definition accepts documents",
        "-Definition"
    )]
    [InlineData(
        "Publish-GlobusFlow T ([System.Collections.SortedList]@{ a = 1 })",
        "FileNotFound",
        "-Definition accepts documents",
        "-Definition"
    )]
    [InlineData(
        "Publish-GlobusFlow T ([System.Collections.Generic.Dictionary[string,object]]::new())",
        "FileNotFound",
        "-Definition accepts documents",
        "-Definition"
    )]
    [InlineData(
        "Set-GlobusFlow $flow -DefinitionPath @{ a = 1 }",
        "FileNotFound",
        "-Definition accepts documents",
        "-Definition"
    )]
    [InlineData(
        "Publish-GlobusFlow T ([pscustomobject]@{ a = 1 })",
        "FileNotFound",
        "-Definition accepts documents",
        "-Definition"
    )]
    [InlineData("Start-GlobusFlowRun $flow -BodyPath @{ a = 1 }", "FileNotFound", "-Body accepts documents", "-Body")]
    [InlineData(
        "Invoke-GlobusAction ([uri]::new($emulator, 'actions/hello_world')) in.json",
        "InvalidJson",
        "-BodyPath",
        "-BodyPath 'in.json'"
    )]
    [InlineData(
        "Invoke-GlobusRequest /flows -Method POST -Body in.json",
        "InvalidJson",
        "file name",
        "Get-Content 'in.json' -Raw"
    )]
    [InlineData("Get-GlobusFlow -Title '[a'", "InvalidArgument", "wildcard", "bracket")]
    [InlineData("Get-GlobusFlow 'Ing*'", "InvalidArgument", "'Ing*'", "Get-GlobusFlow -Title 'Ing*'")]
    public void A_mistake_explains_itself(string script, string errorId, string message, string advice)
    {
        var error = Assert.Single(_shell.Run(script).Errors);
        Assert.Equal(errorId, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains(
            message.Replace("{folder}", _folder.Path, StringComparison.Ordinal),
            error.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_of_the_wrong_type_is_an_error_that_names_the_file()
    {
        var file = _folder.Write("beta.metadata.json", """{"keywords":"one"}""");
        var error = _shell
            .Run("Publish-GlobusFlow beta.yaml")
            .AssertError("InvalidMetadata", ErrorCategory.InvalidData);
        Assert.Contains(file, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_are_read_from_piped_files()
    {
        var outcome = _shell
            .Run(
                "Files in.json | Start-GlobusFlowRun $flow -BodyPath { $_.FullName } -Label { $_.Name } | "
                    + "Wait-GlobusRun | ForEach-Object { \"$($_.Label) $($_.Details.output.a)\" }"
            )
            .AssertSucceeded();
        Assert.Equal("in.json 1", outcome.Text);
    }

    [Theory]
    [InlineData("-Title 'ing*' -First 2 -PageSize 1", "Ingest 1,Ingest 2")]
    [InlineData("-Title 'INGEST 3'", "Ingest 3")]
    [InlineData("-Title 'Ingest 1', '*st 3'", "Ingest 1,Ingest 3")]
    [InlineData("-Title 'Ingest'", "")]
    public void Flows_are_found_by_title(string arguments, string expected)
    {
        _shell
            .Run(
                "1..3 | ForEach-Object { Publish-GlobusFlow \"Ingest $_\" -Definition $pass; Publish-GlobusFlow "
                    + "\"Other $_\" -Definition $pass }"
            )
            .AssertSucceeded();
        Assert.Equal(
            expected,
            _shell.Run($"(Get-GlobusFlow -OrderBy 'title ASC' {arguments}).Title -join ','").AssertSucceeded().Text
        );
        _shell.Run("Get-GlobusFlow -Title 'Ingest*', 'Other *' | Remove-GlobusFlow -Confirm:$false").AssertSucceeded();
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }
}
