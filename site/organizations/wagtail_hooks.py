from wagtail.snippets.models import register_snippet

from organizations.viewsets import OrganizationViewSet

register_snippet(OrganizationViewSet)
