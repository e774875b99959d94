import library.models
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0002_relations'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='unionrendition',
            options={'verbose_name': '图片尺寸', 'verbose_name_plural': '图片尺寸'},
        ),
        migrations.AlterField(
            model_name='uniondocument',
            name='file',
            field=models.FileField(max_length=255, upload_to=library.models.document_path, verbose_name='文件'),
        ),
    ]
