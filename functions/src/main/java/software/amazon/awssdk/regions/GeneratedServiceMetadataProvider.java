package software.amazon.awssdk.regions;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// In place of the SDK's own class of this name, which loads a class for each of AWS's 314 services as soon as a
/// client is built, to find the region that it signs for. Of the services called here that is always the client's
/// region, as it is of a service that the table does not have; the endpoints come from rules of their own.
@NullMarked
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
    @Override
    public @Nullable ServiceMetadata serviceMetadata(String endpointPrefix) {
        return null; // ServiceMetadata.of takes its default
    }
}
