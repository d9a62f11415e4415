using System.Net;
using Globus.Automate.Definitions;
using Globus.Automate.Http;

namespace Globus.Automate.Tests.Definitions;

public sealed class ServiceFindingTests
{
    private const string Definition = "{\n  \"StartAt\": \"A\",\n  \"States\": {}\n}";

    [Fact]
    public void What_the_service_names_has_a_path_and_a_line_in_its_document()
    {
        var answer = Answer(
            422,
            new ErrorDetail("$.definition.States.A", "field required", null),
            new ErrorDetail("$.input_schema.type", "not valid", null),
            new ErrorDetail(null, "something else", null)
        );

        var findings = ServiceFindings.Read(answer, SourceMap.FromJson(Definition, "flow.json"));

        Assert.Equal(
            [
                "Definition RefusedByService at $ (flow.json:1:1): something else",
                "Definition RefusedByService at $.States.A (flow.json:3:3): field required",
                "InputSchema RefusedByService at $.type: not valid",
            ],
            findings.Select(finding => $"{finding.Document} {finding}")
        );
    }

    [Fact]
    public void An_answer_without_details_is_one_finding() =>
        Assert.Equal("RefusedByService at $: no", Assert.Single(ServiceFindings.Read(Answer(409))).ToString());

    [Theory]
    [InlineData(400, true)]
    [InlineData(409, true)]
    [InlineData(422, true)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(500, false)]
    public void Only_some_answers_are_about_the_documents(int status, bool expected) =>
        Assert.Equal(expected, ServiceFindings.IsAboutDocuments(Answer(status)));

    private static GlobusServiceException Answer(int status, params ErrorDetail[] details) =>
        new("no")
        {
            StatusCode = (HttpStatusCode)status,
            RequestUri = new Uri("https://flows.globus.org/flows/validate"),
            Method = "POST",
            Details = details,
        };
}
