package org.inboxaudit.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Says in the description of the interface that every request can end in a problem.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

  @Override
  public Operation filterOperation(Operation operation) {
    APIResponse problem =
        OASFactory.createAPIResponse()
            .description("What went wrong (RFC 9457); docs/errors.md lists the kinds.")
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                            .schema(
                                OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    // The framework's own guess at what a bad body gets.
    operation.getResponses().removeAPIResponse("400");
    operation.getResponses().addAPIResponse("default", problem);
    return operation;
  }
}
