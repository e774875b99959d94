from wagtail.snippets.models import register_snippet

from organizations.viewsets.organizations import OrganizationViewSet

register_snippet(OrganizationViewSet)
